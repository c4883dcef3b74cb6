"""Which languages the models are taken to know."""

from __future__ import annotations

import pytest

from index import bundled_model
from index.known_languages import encoder_knows, reader_knows

BUNDLED = f"sha256:{bundled_model.WEIGHTS_SHA256}"


@pytest.mark.parametrize("language", ["en", "en-GB", "EN"])
def test_the_bundled_models_know_english(language: str) -> None:
    assert encoder_knows(BUNDLED, language)
    assert reader_knows("", language)


@pytest.mark.parametrize("language", ["ar", "es-MX", "fr", "zh"])
def test_they_know_no_other_language_but_models_of_ones_own_choice_do(language: str) -> None:
    assert not encoder_knows(BUNDLED, language)
    assert not reader_knows("", language)
    assert encoder_knows("name:some/multilingual-model", language)
    assert reader_knows("some/multilingual-reader", language)
