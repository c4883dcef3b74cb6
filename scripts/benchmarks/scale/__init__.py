"""How an index grows: built, rebuilt, opened and asked at ten thousand passages to a million.

Texts are generated. Their vectors are drawn (`drawn`) so that as many cost minutes, not days, and
lie to each other as those of real passages do; encoding, which is linear, is left out and told
apart. All else is what `verbatim rebuild` and a question do.
"""
