"""The names of what is measured, as the journal has them."""

from __future__ import annotations

INSTALL, BUILD, ALONE, WARM, COLD, ADD = "install", "build", "serve", "warm", "cold", "add"
