Feature: Extorter and intruder: the same?
  It looks like it, and nobody can prove it. As long as nobody has, no letter says so.

  Background:
    Given it is Monday 12 October 2026, 09:00 in Berlin
    And the extortion of "Lindner Leuchten GmbH"
    And the extorter writes, kept in "threat.eml"
    And malware is found

  Rule: No letter claims what is unproven

    @A30
    Scenario: "It must have been the same people"
      When Mara Lindner claims that extorter and intruder are the same
      Then this is refused for want of its grounds and a proven link
      And the log holds 1 refusal
      When Dr. Roth claims that extorter and intruder are the same for "the attack came one day after the threat", because "it is obvious"
      Then this is refused for want of a proven link
      And no reason passes this

    @A30
    Scenario: Proven by the police, it may be said; refuted, no longer
      When the police find extorter and intruder to be the same, as "report.pdf" shows
      Then the link is proven
      And the last proof has no findings
      When Dr. Roth claims that extorter and intruder are the same for "police report of 12 October"
      Then this is recorded
      When it is Friday 16 October 2026, 10:00
      And the prosecutor finds no proof that they are the same
      Then the link is unproven
      When Dr. Roth claims that extorter and intruder are the same for "police report of 12 October"
      Then this is refused for want of a proven link

    @A30
    Scenario: A finding of the police is put on record
      When the police find extorter and intruder to be the same
      Then the findings of the last proof are the proof itself

    @A30
    Scenario: Claimed all the same: that is a fact, and kept
      When Amazon finds a letter that claims it
      Then this is recorded
      And the link is unproven
