"""What the bot shows: pure functions from answers, quotes and releases to messages with buttons.

Each message fits Telegram's limits whatever the releases hold: a quote is in it whole, or not at
all and then said so. Nothing here sends anything.
"""

from bot.views.abstentions import abstention_view, brief_abstention, nearest_view
from bot.views.adding import add_preview, added_view
from bot.views.administration import gaps_view, hears, status_view
from bot.views.answers import ASKED, answer_view, group_view
from bot.views.citation import citation
from bot.views.examples import candidates, examples
from bot.views.inline import as_article, guest_view, inline_button, inline_results
from bot.views.keyboards import label_of
from bot.views.paragraphs import changed_view, paragraph_view
from bot.views.releases import asking_about, found_page, latest_page, release_card
from bot.views.texts import (
    about_view,
    help_view,
    left_unanswered,
    privacy_view,
    start_view,
)

__all__ = [
    "ASKED",
    "about_view",
    "abstention_view",
    "add_preview",
    "added_view",
    "answer_view",
    "as_article",
    "asking_about",
    "brief_abstention",
    "candidates",
    "changed_view",
    "citation",
    "examples",
    "found_page",
    "gaps_view",
    "group_view",
    "guest_view",
    "hears",
    "help_view",
    "inline_button",
    "inline_results",
    "label_of",
    "latest_page",
    "left_unanswered",
    "nearest_view",
    "paragraph_view",
    "privacy_view",
    "release_card",
    "start_view",
    "status_view",
]
