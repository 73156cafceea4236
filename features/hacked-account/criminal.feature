Feature: Criminal complaint and file inspection
  A complaint serves more than finding the offender: it shows Amazon and cheated buyers that the seller acts.
  Four to six weeks later a lawyer asks the prosecutor for the file.

  Background:
    Given it is Monday 3 March 2025, 10:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"

  Rule: File inspection waits four full weeks after the complaint

    @B72 @LAW_2_5
    Scenario: Four weeks are over when their last day is over, whatever the clocks do
      Given Mara Lindner files a criminal complaint under the police number "250303-1512-i00412"
      And Jule Brandt puts the mandate "mandate.pdf" on record
      Then the wait for file inspection lasts through Monday 31 March 2025 and is over from Tuesday 1 April 2025, 00:00 on
      # The clocks change on this night: four weeks are not 672 hours.
      When it is Sunday 30 March 2025, 11:00
      And the lawyer Dr. Roth requests file inspection to "claims against the intruder"
      Then this is refused for want of four weeks since the complaint
      And it can be done from Tuesday 1 April 2025, 00:00 on
      When now it is Monday 31 March 2025, 23:59
      And the lawyer Dr. Roth requests file inspection to "claims against the intruder"
      Then this is refused for want of four weeks since the complaint
      And the wait for file inspection is waiting
      When now it is Tuesday 1 April 2025, 00:00
      And the lawyer Dr. Roth requests file inspection to "claims against the intruder"
      Then this is recorded
      And the wait for file inspection is over
      And the criminal matter is inspection requested

    @B72
    Scenario: A lawyer who knows why may ask earlier, and says so
      Given Mara Lindner files a criminal complaint under the police number "250303-1512-i00412"
      And Jule Brandt puts the mandate "mandate.pdf" on record
      When it is Monday 24 March 2025, 09:00
      And Dr. Roth requests file inspection to "claims against the intruder", because "the prosecutor offered it on the phone"
      Then it passed, with the reason, over four weeks since the complaint
      And the criminal matter is inspection requested

    @B72
    Scenario: The seller cannot waive the four weeks, whatever the reason
      Given Mara Lindner files a criminal complaint under the police number "250303-1512-i00412"
      When it is Monday 24 March 2025, 09:00
      And Mara Lindner requests file inspection to "claims against the intruder", because "it is urgent"
      Then this is refused for want of four weeks since the complaint

    @B72
    Scenario: The wait is never shifted by a holiday, and a corrected date moves it
      Given it is Tuesday 28 April 2026, 09:00
      And Jule Brandt puts the mandate "mandate.pdf" on record
      And Mara Lindner files a criminal complaint under the police number "260427-0911-i00077"
      Then the wait for file inspection lasts through Tuesday 26 May 2026 and is over from Wednesday 27 May 2026, 00:00 on
      When it is Thursday 30 April 2026, 15:00
      And the last complaint is corrected to 27 April 2026: "the receipt of the police says Monday"
      # Whit Monday
      Then the wait for file inspection lasts through Monday 25 May 2026 and is over from Tuesday 26 May 2026, 00:00 on
      When it is Monday 25 May 2026, 12:00
      And Dr. Roth requests file inspection to "claims against the intruder"
      Then this is refused for want of four weeks since the complaint
      When it is Tuesday 26 May 2026, 00:00
      And Dr. Roth requests file inspection to "claims against the intruder"
      Then this is recorded
