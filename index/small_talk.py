"""A message that asks nothing of the releases: a greeting, thanks, a farewell, a call for help.

Such a message is made up of set phrases from end to end, in English, Spanish, French or Arabic.
One word more and it is a question: "Hi! How many were arrested?" is to be answered, not greeted.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from index.fold import fold

Kind = Literal["help", "thanks", "farewell", "greeting", "agreement", "wordless"]

_LONGEST = 120
"""Characters; a longer message says something."""

_PHRASES: dict[Kind, str] = {
    "help": (
        "help|help me|help please|i need help|i need your help|can you help|can you help me"
        "|could you help me|how can you help|how can you help me|who are you|what are you"
        "|who am i talking to|what can you do|what do you do|how do you work"
        "|how does this work|how do i use this|what can i ask|what can i ask you|what do you know"
        "|what should i ask|what is your name|what's your name|are you a bot|are you human"
        "|are you a robot|are you an ai|are you real|can i ask a question|can i ask something"
        "|can i ask you something|can i ask you a question|i have a question|quick question"
        "|quién eres|qué eres|quién es usted|qué puedes hacer|cómo funcionas|cómo funciona esto"
        "|ayuda|ayúdame|necesito ayuda|puedes ayudarme|me puedes ayudar|cómo te llamas"
        "|tengo una pregunta|qui es-tu|tu es qui|qui êtes-vous|vous êtes qui|que peux-tu faire"
        "|que pouvez-vous faire|comment ça marche|aide|à l'aide|aidez-moi|aide-moi"
        "|j'ai besoin d'aide|pouvez-vous m'aider|peux-tu m'aider|comment t'appelles-tu"
        "|j'ai une question|من أنت|من انتم|ما أنت|ماذا تفعل|ماذا تستطيع أن تفعل|كيف تعمل|مساعدة"
        "|ساعدني|أحتاج مساعدة|هل يمكنك مساعدتي|ما اسمك|لدي سؤال|عندي سؤال"
    ),
    "thanks": (
        "thanks|thank you|thank u|thank you so much|thank you very much|many thanks|thanks a lot"
        "|thanks a million|thanks so much|thx|thanx|tnx|ty|tysm|cheers|much appreciated"
        "|i appreciate it|i appreciate your help|gracias|muchas gracias|mil gracias"
        "|muchísimas gracias|te lo agradezco|merci|merci beaucoup|merci bien|merci infiniment"
        "|mille mercis|je vous remercie|شكرا|شكرا جزيلا|شكرا لك|شكرا لكم"
        "|ألف شكر|مشكور|جزاك الله خيرا|أشكرك"
    ),
    "farewell": (
        "bye|goodbye|good bye|bye bye|bye for now|see you|see ya|see you later|see you soon"
        "|see you tomorrow|farewell|take care|good night|have a good day|have a nice day"
        "|have a great day|have a good one|have a nice weekend|that is all|that's all"
        "|that will be all|cya|talk to you later|adiós|hasta luego|hasta pronto|hasta mañana|chao"
        "|chau|nos vemos|que tengas un buen día|au revoir|à bientôt|à plus|à plus tard|à demain"
        "|bonne journée|bonne soirée|bonne nuit|مع السلامة|إلى اللقاء|وداعا|باي|تصبح على خير"
    ),
    "greeting": (
        "hi|hello|helo|hallo|hey|hey there|hiya|hi there|hello there|yo|howdy|greetings|sup"
        "|good morning|good afternoon|good evening|good day|morning|evening|g'day|dear all"
        "|how are you|how are you doing|how are you today|how r u|how is it going|how's it going"
        "|what's up|nice to meet you|is anybody there|is anyone there|are you there"
        "|hola|buenas|buenos días|buen día|buenas tardes|buenas noches|qué tal|cómo estás"
        "|cómo está usted|saludos|bonjour|bonsoir|salut|coucou|ça va|comment ça va"
        "|comment allez-vous|comment vas-tu|enchanté|مرحبا|مرحبا بك|أهلا|أهلا وسهلا|اهلين|هلا|سلام"
        "|السلام عليكم|السلام عليكم ورحمة الله|السلام عليكم ورحمة الله وبركاته|وعليكم السلام"
        "|صباح الخير|مساء الخير|كيف حالك|كيف الحال"
    ),
    "agreement": (
        "ok|okay|k|yes|no|yeah|yep|nope|sí|oui|non|نعم|لا"
        "|alright|all right|great|cool|nice|perfect|awesome|excellent|wonderful|super"
        "|good|very good|good job|well done|good bot|got it|i see|understood|wow|lol|haha|ha"
        "|vale|perfecto|genial|muy bien|bueno|de acuerdo|entendido|d'accord|parfait|très bien"
        "|génial|compris|حسنا|تمام|ممتاز|جيد|رائع|طيب"
    ),
}  # fmt: skip
"""By kind, the one that matters most first: "Hello, thanks, who are you?" calls for help."""

_FILLERS = (
    "there|all|everyone|everybody|team|folks|guys|friend|my friend|sir|madam|bot|dear|verbatim"
    "|again|please|now|then|so|and|but|oh|ah|well|for your help|for the help|for your answer"
    "|for the answer|for the information|for the info|for everything|for that|for this|for now"
    "|that was|that is|that's|it is|this is|very|really|so much|a lot|helpful|useful|very helpful"
    "|to you|you too|i|am|just|wanted to say|say|por favor|a todos|por tu ayuda|por su ayuda"
    "|por todo|y|amigo|señor|señora|a tous|à tous|tout le monde|s'il vous plaît|s'il te plaît"
    "|pour votre aide|pour ton aide|pour tout|monsieur|madame|et|من فضلك|لو سمحت|يا|صديقي|جدا"
    "|على مساعدتك|لمساعدتك|و"
)
_BETWEEN = re.compile(r"[\W_]+")
_DRAWN_OUT = re.compile(r"([^\W\d])\1{2,}")


def small_talk(message: str) -> Kind | None:
    """Return what kind of small talk a message is, or None for one that has to be answered.

    "wordless" is one of emoji or punctuation alone; an empty message is not small talk.

    >>> small_talk("Thanks a lot, that was helpful 🙏"), small_talk("Hi! Where was it?")
    ('thanks', None)
    """
    if len(message) > _LONGEST or not message.strip():
        return None
    words = _plain(message)
    if not words:
        return "wordless"
    if not _words().issuperset(words.split()):  # most are questions, and wait for no patterns
        return None
    kinds, whole, each = _patterns()
    if not whole.fullmatch(words):
        return None
    found = {kinds.get(match[1]) for match in each.finditer(words)}
    return next((kind for kind in _PHRASES if kind in found), None)


def _plain(text: str) -> str:
    """Return folded words, one blank between them; "hiiii" is "hi"."""
    return _DRAWN_OUT.sub(r"\1", _BETWEEN.sub(" ", fold(text))).strip()


@cache
def _words() -> frozenset[str]:
    """Return all words that stand in any phrase."""
    return frozenset(_plain("|".join([*_PHRASES.values(), _FILLERS])).split())


@cache
def _patterns() -> tuple[dict[str, Kind], re.Pattern[str], re.Pattern[str]]:
    """Return the kind of each phrase, what is made up of phrases alone, and one phrase."""
    kinds = {
        _plain(phrase): kind
        for kind, phrases in reversed(_PHRASES.items())
        for phrase in phrases.split("|")
    }
    known = sorted({*kinds, *map(_plain, _FILLERS.split("|"))}, key=len, reverse=True)
    # Atomic, the longest first: no long row of phrases is taken apart in every other way as well.
    one = rf"(?>(?:{'|'.join(map(re.escape, known))})(?!\S))"
    return kinds, re.compile(rf"{one}(?: {one})*+"), re.compile(rf"(?<!\S)({one})")
