Feature: What people said stays sealed
  Names, numbers and reasons stand beside the log, each sealed by itself. The log proves them without holding them.

  Background:
    Given it is Monday 2 March 2026, 09:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"

  Scenario: The client's name
    Then the history shows "Lindner Leuchten GmbH" in the opening, sealed

  Scenario: A number of the proceedings decides by being known, not by what it says
    When Mara Lindner files a criminal complaint under the police number "260302-0900-i00012"
    Then the history shows "260302-0900-i00012" in the last complaint, sealed

  Scenario: A reason for passing over advice
    When Jule Brandt closes the case as given_up, because "the client does not answer any more"
    Then it passed, with the reason, over a decision about the complaint
    And the history shows "the client does not answer any more" in the last closing, sealed

  Scenario: A note
    When Jule Brandt writes the note "Ms Lindner called, in tears"
    Then the history shows "Ms Lindner called, in tears" in the last note, sealed
