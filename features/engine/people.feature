Feature: Who acted, and who typed
  Roles are checked against the person who acts; the log keeps who typed as well.

  Background:
    Given it is Monday 2 March 2026, 09:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"

  Scenario: An act of the lawyer is recorded by the caseworker
    Given it is Friday 6 March 2026, 17:00
    When it is recorded that Dr. Roth filed a criminal complaint on Thursday 5 March 2026, 10:00
    Then the last complaint was acted by Dr. Roth and typed by Jule Brandt

  Scenario: Who acts and types is one and the same
    When Mara Lindner reports the attack by case
    Then the last report was acted by Mara Lindner and typed by Mara Lindner

  @LAW_2_10
  Scenario: The caseworker does not become a lawyer by typing
    When the caseworker Jule Brandt moves for an injunction
    Then this is not for a caseworker
    And the log holds 0 refusals
