Feature: Stock at Amazon that is to be removed
  While the account is locked Amazon announces that stock is sent back or disposed of. Each notice has its own period.

  Background:
    Given it is Wednesday 15 April 2026, 09:31 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"
    And Amazon locks the account
    And Mara Lindner adds the stock "B0ABCDEF12"

  Rule: Thirty days from the notice, for each stock by itself, never later because of a day off

    @B25 @BGB_193
    Scenario: The last day is Europe Day, a Saturday: it stays, and is worked to the Friday before
      When Amazon announces the removal of stock_notices/1, with a notice of Thursday 9 April 2026
      Then stock_notices/1 is notified
      And the removal of stock_notices/1 runs until the end of Saturday 9 May 2026
      When it is Friday 8 May 2026, 09:00
      Then today's list shows the removal of stock_notices/1 under today
      When Mara Lindner orders the removal of stock_notices/1
      Then stock_notices/1 is ordered
      And the removal of stock_notices/1 is met

    @B25
    Scenario: Nobody ordered it in time
      Given Amazon announces the removal of stock_notices/1, with a notice of Thursday 9 April 2026
      When it is Sunday 10 May 2026, 00:00
      Then the removal of stock_notices/1 has lapsed
      And stock_notices/1 is expired
      When Mara Lindner orders the removal of stock_notices/1
      Then stock_notices/1 is ordered
      And the removal of stock_notices/1 is marked done_at

    @B25
    Scenario: Two notices, two periods
      Given Mara Lindner adds the stock "B0ABCDEF13"
      When Amazon announces the removal of stock_notices/1, with a notice of Thursday 9 April 2026
      And Amazon announces the removal of stock_notices/2, with a notice of Tuesday 14 April 2026
      And Mara Lindner orders the removal of stock_notices/1
      Then the removal of stock_notices/1 is met
      And the removal of stock_notices/2 runs until the end of Thursday 14 May 2026

    @B25
    Scenario: A notice without its date starts a limit without a date
      When Amazon announces the removal of stock_notices/1
      Then the removal of stock_notices/1 has no date
      And the findings of the last announcement are the day of the notice

    @B56
    Scenario: What has been ordered is not ordered again
      Given Mara Lindner orders the removal of stock_notices/1
      When Mara Lindner orders the removal of stock_notices/1
      Then this is refused for want of the state of the stock

  Rule: More time is asked for beside the order, and counts only when granted

    @B25 @B56 @AMAZON_4_5 @BGH_II_ZB_19_09
    Scenario: The notice ends on a Saturday that is a holiday in Luxembourg: the calendar says Friday, the date asked for stands beside it
      Given Amazon announces the removal of stock_notices/1, with a notice of Thursday 9 April 2026
      When Mara Lindner asks Amazon for more time for stock_notices/1
      Then this is refused for want of the day of the request
      When Mara Lindner asks Amazon for more time for stock_notices/1 on 15 April 2026
      And Jule Brandt asks for more time for the removal of stock_notices/1, until Monday 8 June 2026
      Then stock_notices/1 is notified
      And the removal of stock_notices/1 runs until the end of Saturday 9 May 2026
      And the removal of stock_notices/1 is to be worked to Friday 8 May 2026
      And Monday 8 June 2026 is hoped for with the removal of stock_notices/1
      When Mara Lindner orders the removal of stock_notices/1
      Then the removal of stock_notices/1 is met

    @B56
    Scenario: Nobody asks for more time before there is a notice
      When Mara Lindner asks Amazon for more time for stock_notices/1 on 15 April 2026
      Then this is refused for want of the state of the stock

    @B56
    Scenario: The appeal says what happens to announced stock
      Given Mara Lindner reports the attack by case
      And all access is lost
      And the security steps are done as far as access allows
      And the preparation is done
      And Amazon announces the removal of stock_notices/1, with a notice of Thursday 9 April 2026
      When Mara Lindner appeals by form, asking for release until Wednesday 29 April 2026, with the letter "appeal.pdf"
      Then this is refused for want of the removal or more time
      When Mara Lindner asks Amazon for more time for stock_notices/1 on 15 April 2026
      And Mara Lindner appeals by form, asking for release until Wednesday 29 April 2026, with the letter "appeal.pdf"
      Then this is recorded
