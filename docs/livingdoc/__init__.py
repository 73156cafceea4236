"""The living documentation: what the program does, shown by the features that ran, joined with the workflows' rules.

`make docs` runs the features once and builds `site/`; nothing here is part of the installed program.
"""
