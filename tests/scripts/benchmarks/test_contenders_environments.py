"""The contenders' environments: made once from a list, measured, and made anew when it changes."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from corpus import VerbatimError
from scripts.benchmarks.contenders.environments import LISTS, environment


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """A folder with an invented tool's list; what it requires lies beside it."""
    folder = tmp_path / "lists"
    folder.mkdir()
    for version in ("1.0", "2.0"):
        write_wheel(folder, version)
    write_list(folder, "1.0")
    return folder


def test_an_environment_holds_what_its_list_names(lists: Path, tmp_path: Path) -> None:
    told: list[str] = []
    made = environment("tool", tmp_path / "cache", lists=lists, tell=told.append)
    assert version_in(made.python) == "1.0"
    assert made.install_s > 0
    assert made.size_bytes > 100_000  # the tool's data file alone is larger
    assert [line.partition(" into ")[0] for line in told] == ["installing tool"]


def test_an_environment_is_made_once(lists: Path, tmp_path: Path) -> None:
    first = environment("tool", tmp_path / "cache", lists=lists)
    for wheel in lists.glob("*.whl"):  # nothing could be installed any more
        wheel.unlink()
    assert environment("tool", tmp_path / "cache", lists=lists) == first


@pytest.mark.slow
def test_a_list_that_changed_makes_another_environment(lists: Path, tmp_path: Path) -> None:
    first = environment("tool", tmp_path / "cache", lists=lists)
    write_list(lists, "2.0")
    second = environment("tool", tmp_path / "cache", lists=lists)
    assert second.python != first.python
    assert version_in(second.python) == "2.0"


@pytest.mark.slow
def test_versions_shared_by_all_lists_count_as_part_of_each(lists: Path, tmp_path: Path) -> None:
    (lists / "tool.txt").write_text(f"--constraint versions.lock\n{source(lists)}invented-tool\n")
    (lists / "versions.lock").write_text("invented-tool==1.0\n")
    first = environment("tool", tmp_path / "cache", lists=lists)
    (lists / "versions.lock").write_text("invented-tool==2.0\n")
    second = environment("tool", tmp_path / "cache", lists=lists)
    assert [version_in(first.python), version_in(second.python)] == ["1.0", "2.0"]


@pytest.mark.slow
def test_an_environment_that_was_cut_off_is_made_anew(lists: Path, tmp_path: Path) -> None:
    made = environment("tool", tmp_path / "cache", lists=lists)
    folder = made.python.parents[1]
    (folder / "measured.json").unlink()
    (folder / "left-over").touch()
    assert environment("tool", tmp_path / "cache", lists=lists).python == made.python
    assert not (folder / "left-over").exists()


def test_what_cannot_be_installed_is_said_in_one_line(lists: Path, tmp_path: Path) -> None:
    write_list(lists, "3.0")
    with pytest.raises(VerbatimError, match=r"environment of tool.*invented-tool==3\.0") as error:
        environment("tool", tmp_path / "cache", lists=lists)
    assert "\n" not in str(error.value)


def test_a_contender_without_a_list_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(VerbatimError, match=r"no list of what nobody requires"):
        environment("nobody", tmp_path)


def test_where_pytorch_without_cuda_is_published_is_found_in_the_set_up_script() -> None:
    script = (LISTS.parents[1] / "setup").read_text(encoding="utf-8")
    assert re.search(r"--extra-index-url (https://\S+/cpu) ", script)


def version_in(python: Path) -> str:
    code = "import invented_tool; print(invented_tool.VERSION)"
    return subprocess.run(
        [python, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()


def source(folder: Path) -> str:
    return f"--no-index\n--find-links {folder}\n"


def write_list(folder: Path, version: str) -> None:
    (folder / "tool.txt").write_text(f"{source(folder)}invented-tool=={version}\n")


def write_wheel(folder: Path, version: str) -> None:
    about = f"invented_tool-{version}.dist-info"
    with zipfile.ZipFile(folder / f"invented_tool-{version}-py3-none-any.whl", "w") as wheel:
        wheel.writestr("invented_tool/__init__.py", f"VERSION = '{version}'\n")
        wheel.writestr("invented_tool/data.txt", "invented " * 20_000)
        wheel.writestr(
            f"{about}/METADATA", f"Metadata-Version: 2.1\nName: invented-tool\nVersion: {version}\n"
        )
        wheel.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{about}/RECORD", "")
