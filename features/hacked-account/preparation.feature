Feature: What the letter to Amazon is made of
  Amazon wants to be sure that it will not happen again, and that the buyers are looked after.

  Background:
    Given it is Friday 6 March 2026, 14:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"

  Rule: A cause is named, if only as a presumption

    @B38 @B48
    Scenario: A presumed phishing mail is a cause
      When Mara Lindner names the cause phishing, presumed
      Then the root cause step is done

  Rule: A concept is done when it is written

    @B49 @B50
    Scenario: The security concept is ticked, but not yet on paper
      When Mara Lindner finishes the security concept
      Then the security concept step is open
      When Mara Lindner puts the security_concept "security-concept.pdf" on record
      Then the security concept step is done

    @B58
    Scenario: The concept for buyers and open orders is ticked, but not yet on paper
      When Mara Lindner finishes the customer concept
      Then the customer concept step is open
      When Mara Lindner puts the customer_concept "customer-concept.pdf" on record
      Then the customer concept step is done

  Rule: The lists of orders and listings belong to it

    @B53 @B54
    Scenario: With the lists the preparation is done
      Given the preparation is done without the lists step
      Then the preparation list is not done
      When Mara Lindner finishes the lists of orders and listings
      Then the preparation list is done
