"""Figures about speed, printed by `python -m bench`: ratios side by side in one run, medians of rotated rounds."""
