"""Pages of press sites, made up: the structure is that of real kinds of site, the words are not."""

from press_pages.american import district_attorney, justice_department
from press_pages.held_out import (
    blocks_of_a_site_builder,
    northern_government,
    portal_of_plone,
    preformatted_page,
    russian_portal,
    sharepoint_page,
    spanish_liferay,
    wire_service,
)
from press_pages.held_out_again import (
    drag_and_drop_site,
    japanese_bureau,
    panels_of_an_agency,
    platform_for_writers,
    police_force,
    polish_service,
)
from press_pages.held_out_fourth import (
    customs_of_france,
    police_of_the_low_lands,
    public_ministry_of_the_tides,
    public_prosecutors_of_germany,
    sheriff_of_a_county,
    united_programme,
)
from press_pages.held_out_third import (
    campaigners,
    court_of_2005,
    ministry_of_four_languages,
    newsroom_of_cards,
    public_prosecutor,
)
from press_pages.international import (
    agency_newsroom,
    court_page,
    police_newsroom,
    world_organisation,
)
from press_pages.modern import commission_corner, nested_articles, soup_of_divisions
from press_pages.national import (
    arabic_agency,
    british_government,
    ministry_of_tables,
    police_portal,
    prefecture,
)
from press_pages.page import Page
from press_pages.wordpress import accelerated_page, block_theme, classic_theme

__all__ = ["Page", "held_out_pages", "pages"]

_BUILDERS = (
    police_newsroom,
    agency_newsroom,
    justice_department,
    district_attorney,
    classic_theme,
    block_theme,
    ministry_of_tables,
    soup_of_divisions,
    world_organisation,
    court_page,
    british_government,
    commission_corner,
    arabic_agency,
    prefecture,
    police_portal,
    nested_articles,
    accelerated_page,
)
_HELD_OUT = (
    northern_government,
    wire_service,
    portal_of_plone,
    blocks_of_a_site_builder,
    russian_portal,
    spanish_liferay,
    sharepoint_page,
    preformatted_page,
    japanese_bureau,
    drag_and_drop_site,
    panels_of_an_agency,
    police_force,
    platform_for_writers,
    polish_service,
    newsroom_of_cards,
    public_prosecutor,
    ministry_of_four_languages,
    campaigners,
    court_of_2005,
    sheriff_of_a_county,
    public_prosecutors_of_germany,
    united_programme,
    public_ministry_of_the_tides,
    police_of_the_low_lands,
    customs_of_france,
)


def pages() -> list[Page]:
    """Return a page of every layout."""
    return [build() for build in _BUILDERS]


def held_out_pages() -> list[Page]:
    """Return a page of every layout that was written once the extraction was settled."""
    return [build() for build in _HELD_OUT]
