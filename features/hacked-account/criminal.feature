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

    @B70 @B72
    Scenario: Neither a supplement nor a second complaint starts the weeks anew
      Given Mara Lindner files a criminal complaint under the police number "250303-1512-i00412"
      When it is Monday 17 March 2025, 10:00
      And Mara Lindner supplements the complaint under the file number "274 Js 1123/25"
      And Mara Lindner files a criminal complaint under the police number "250317-1004-i00633"
      Then the wait for file inspection lasts through Monday 31 March 2025 and is over from Tuesday 1 April 2025, 00:00 on

    @B72
    Scenario: Without a complaint there is nothing to inspect
      When Dr. Roth requests file inspection to "claims against the intruder", because "it is urgent"
      Then this is refused for want of the state of the proceedings

  Rule: After six weeks somebody asks after the file

    @B72
    Scenario: The reminder comes after six weeks and goes with the request
      Given Mara Lindner files a criminal complaint under the police number "250303-1512-i00412"
      And Jule Brandt puts the mandate "mandate.pdf" on record
      Then the six-week reminder comes up on Monday 14 April 2025
      When it is Wednesday 2 April 2025, 09:00
      And Dr. Roth requests file inspection to "claims against the intruder"
      Then the six-week reminder no longer comes up

  Rule: The request names its interest, and comes from a lawyer with mandate and number

    @LAW_2_5 @B74 @B75
    Scenario: No legitimate interest, no request
      Given Mara Lindner files a criminal complaint under the police number "250303-1512-i00412"
      And Jule Brandt puts the mandate "mandate.pdf" on record
      And it is Wednesday 2 April 2025, 09:00
      When Mara Lindner requests file inspection
      Then this is refused for want of a legitimate interest and a lawyer
      When Dr. Roth requests file inspection, because "the prosecutor knows it from the complaint"
      Then it passed, with the reason, over a legitimate interest

    @B73 @LAW_2_5
    Scenario: The seller herself asks only with a reason, and needs no mandate for herself
      Given Mara Lindner files a criminal complaint under the police number "250303-1512-i00412"
      And it is Wednesday 2 April 2025, 09:00
      When Mara Lindner requests file inspection to "damages"
      Then this is refused for want of a lawyer
      When Mara Lindner requests file inspection to "damages", because "§ 406e(3) StPO, no lawyer in the case"
      Then it passed, with the reason, over a lawyer

    @B73
    Scenario: The lawyer's mandate is on record
      Given Mara Lindner files a criminal complaint under the police number "250303-1512-i00412"
      And it is Wednesday 2 April 2025, 09:00
      When Dr. Roth requests file inspection to "damages"
      Then this is refused for want of a mandate

    @B73
    Scenario Outline: One number of the proceedings is enough
      Given Mara Lindner files a criminal complaint
      And Jule Brandt puts the mandate "mandate.pdf" on record
      And it is Wednesday 2 April 2025, 09:00
      When Dr. Roth requests file inspection to "damages"
      Then this is refused for want of a number of the proceedings
      When <number>
      And Dr. Roth requests file inspection to "damages"
      Then this is recorded

      Examples:
        | number                                                        |
        | Jule Brandt learns the file number "274 Js 1123/25"           |
        | Jule Brandt notes the file number "274 Js 1123/25"            |
        | Jule Brandt notes the police number "250303-1512-i00412"      |

    @B73
    Scenario: Neither caseworker nor seller service asks for the file
      Given Mara Lindner files a criminal complaint under the police number "250303-1512-i00412"
      When the caseworker Jule Brandt requests file inspection to "damages"
      Then this is not for a caseworker
      When the seller service Tom Wieland requests file inspection to "damages"
      Then this is not for a seller service

  Rule: The prosecutor grants or denies, and may be asked again

    @LAW_2_5
    Scenario: Denied at first, granted later
      Given Mara Lindner files a criminal complaint under the police number "250303-1512-i00412", confirmed in "confirmation.pdf"
      And Jule Brandt puts the mandate "mandate.pdf" on record
      And it is Wednesday 2 April 2025, 09:00
      And Dr. Roth requests file inspection to "damages"
      When it is Wednesday 16 April 2025, 10:00
      And the prosecutor denies file inspection
      Then the criminal matter is inspection refused
      When Dr. Roth requests file inspection to "damages, the purpose of the investigation is no longer endangered"
      Then the criminal matter is inspection requested
      When it is Monday 12 May 2025, 10:00
      And the prosecutor grants file inspection
      Then the criminal matter is inspected

  Rule: Whether to file a complaint is a decision, to be made at the latest with the lawyer

    @B70
    Scenario: With the mandate the question comes up every week, until it is answered
      Given Mara Lindner engages a lawyer, because "known for years"
      Then the complaint reminder comes up on Monday 10 March 2025, 10:00
      When it is Tuesday 11 March 2025, 09:00
      And Mara Lindner decides against a complaint: "the intruder sits abroad"
      Then the criminal matter is declined
      And the complaint reminder no longer comes up

    @B70
    Scenario: A decision against it needs its reason
      When Mara Lindner decides against a complaint
      Then this is refused for want of its reason

    @B70
    Scenario: After a complaint there is nothing left to decide against
      Given Mara Lindner files a criminal complaint under the police number "250303-1512-i00412"
      When Mara Lindner decides against a complaint: "too much trouble"
      Then this is refused for want of the state of the proceedings

    @B70 @B71
    Scenario: Declined first, filed later all the same
      Given Mara Lindner decides against a complaint: "the intruder sits abroad"
      When it is Friday 14 March 2025, 16:00
      And Mara Lindner files a criminal complaint, confirmed in "confirmation.pdf"
      Then the criminal matter is complaint filed
      And the wait for file inspection lasts through Friday 11 April 2025 and is over from Saturday 12 April 2025, 00:00 on

    @B70
    Scenario: A complaint that was never filed cannot be supplemented
      When Mara Lindner supplements the complaint under the file number "274 Js 1123/25"
      Then this is refused for want of the state of the proceedings

    @B73
    Scenario: Learning a number means knowing it
      When Jule Brandt learns the file number
      Then this is refused for want of the number itself
