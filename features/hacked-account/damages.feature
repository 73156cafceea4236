Feature: Damages from the intruder
  The offender is seldom found. Where he is, the damage is calculated and claimed; before that there is nobody to claim it
  from.

  Background:
    Given it is Monday 1 June 2026, 10:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"
    And Mara Lindner notes a loss of "640.00 EUR" a day

  Rule: A claim needs an offender with a name, and a calculation

    @B27 @B83
    Scenario: Nobody is known: no reason helps
      Given Mara Lindner calculates the damage in "damage.ods"
      Then the damage is calculated
      When Dr. Roth claims damages, because "the limitation period"
      Then this is refused for want of a known offender
      And no reason passes this
      When the offender is identified, known since Monday 1 June 2026
      And Dr. Roth claims damages
      Then the damage is claimed
      When the intruder pays the damage
      Then the damage is settled

    @B83
    Scenario: Calculated on paper, or not at all
      When Mara Lindner calculates the damage
      Then this is refused for want of the calculation
      When Dr. Roth claims damages
      Then this is refused for want of the state of the damages and a known offender

    @B83
    Scenario: What is settled is not calculated again
      Given Mara Lindner calculates the damage in "damage.ods"
      And the intruder pays the damage
      When Mara Lindner calculates the damage in "damage-2.ods"
      Then this is refused for want of the state of the damages

    @B83 @RDG_3
    Scenario: A seller service does not claim for others
      Given Mara Lindner calculates the damage in "damage.ods"
      And the offender is identified, known since Monday 1 June 2026
      When the seller service Tom Wieland claims damages
      Then this is not for a seller service
