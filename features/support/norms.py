"""The tags of the features that are norms and decisions, each with what it stands for.

Norms that a computation can name come from the rule sets themselves; the rest is what lawyers cite beside them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

DECISIONS: Mapping[str, str] = {
    "BAG_8_AZN_233_19": "BAG, 3 July 2019, 8 AZN 233/19: nothing vanishes unseen from an electronic calendar",
    "BGH_I_ZB_64_05": "BGH, 26 January 2006, I ZB 64/05: the control of every evening",
    "BGH_I_ZB_108_17": "BGH, 8 November 2018, I ZB 108/17: struck limits stay readable, and are looked at again",
    "BGH_II_ZB_19_09": "BGH, 22 March 2011, II ZB 19/09: the hoped-for date is provisional until it is granted",
    "BGH_III_ZB_96_18": "BGH, 28 February 2019, III ZB 96/18: what was entered is checked on a print-out",
    "BGH_NJW_RR_2010_211": "BGH, NJW-RR 2010, 211: an extension in court counts from the shifted end",
    "BGH_VI_ZA_27_11": "BGH, 10 January 2012, VI ZA 27/11: the holidays of the place of the act",
    "BGH_X_ZB_13_12": "BGH, 23 April 2013, X ZB 13/12: struck only when the act is done and sent",
    "BGH_XII_ZB_418_22": "BGH, 21 June 2023, XII ZB 418/22: an advance deadline about a week before",
    "BGH_V_ZB_137_16": "BGH, 16 February 2017, V ZB 137/16: the lawyer checks the period when the file comes",
    "CJEU_C_171_03": "CJEU, C-171/03 Toeters: months end on the number of the day of the event",
    "OLG_FRANKFURT_2022_03_17": "OLG Frankfurt, 17 March 2022: 24 and 31 December are working days",
}
"""Decisions, by tag."""

STATUTES: Mapping[str, str] = {
    "BAYFTG_1": "Art. 1 BayFTG: 8 August in Augsburg, 15 August by municipality",
    "BGB_188": "§ 188 BGB: with the end of the last day",
    "DSA_20": "Art. 20 Reg. (EU) 2022/2065: six months for a complaint",
    "GDPR_33": "Art. 33 GDPR: 72 hours from awareness",
    "P2B_4": "Art. 4 Reg. (EU) 2019/1150: 30 days before the end of a service",
    "STPO_172": "§ 172 StPO: two weeks, then one month",
    "ZPO_222_1": "§ 222(1) ZPO: the Civil Code counts in court, too",
}
"""Norms beside those that the rule sets name, by tag."""


def tag(norm: str) -> str:
    """Return a norm or rule number as a tag: `BGB-187-1` is `BGB_187_1`."""
    return re.sub("[-.]", "_", norm)
