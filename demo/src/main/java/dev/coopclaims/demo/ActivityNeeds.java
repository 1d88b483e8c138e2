package dev.coopclaims.demo;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the catalogue requires of a claim for an activity (P-5), for the activities in the table of categories. The
 * application checks against its own catalogue: if this table is out of date, readiness says so.
 *
 * @param proof document kinds to attach
 * @param requirements core requirements to tick
 * @param metrics metrics to record
 * @param questions yes/no questions, all answered with no
 */
record ActivityNeeds(List<String> proof, List<String> requirements, List<String> metrics, List<String> questions) {
    private static final List<String> BRAND_AND_CONTENT = List.of("PARTNER_BRAND_AND_CONTACT", "VENDOR_CONTENT");
    private static final List<String> EVENT_PROOF = List.of("EVENT_INVITATION", "EVENT_AGENDA", "EVENT_PHOTO");

    private static final Map<String, ActivityNeeds> BY_ACTIVITY = Map.of(
            "CUSTOMER_SEMINAR",
            new ActivityNeeds(
                    EVENT_PROOF,
                    BRAND_AND_CONTENT,
                    List.of("REGISTERED_GUESTS"),
                    List.of("INVITATION_AND_AGENDA_MISS_CORE_REQUIREMENTS")),
            "TRADESHOW",
            new ActivityNeeds(EVENT_PROOF, BRAND_AND_CONTENT, List.of("ATTENDEES_OR_BOOTH_VISITORS"), List.of()),
            "PRINT_ADVERTISING",
            new ActivityNeeds(List.of("COMMUNICATION_PIECE"), BRAND_AND_CONTENT, List.of("ESTIMATED_REACH"), List.of()),
            "PARTNER_WEBSITE_SEO",
            new ActivityNeeds(List.of("SCREENSHOT"), List.of(), List.of("RESULTS_SUMMARY"), List.of()),
            "PROOF_OF_CONCEPT",
            new ActivityNeeds(List.of("CONCEPT_MATERIAL"), List.of("VENDOR_CONTENT"), List.of(), List.of()),
            "TELEMARKETING",
            new ActivityNeeds(
                    List.of("TELESALES_SCRIPT"),
                    List.of("PARTNER_BRAND_IN_SCRIPT", "VENDOR_CONTENT"),
                    List.of("CALLS_MADE", "SUCCESSFUL_CONTACTS", "RESULTS_SUMMARY"),
                    List.of()),
            "INTERNAL_TRAINING_FLOOR_DAY",
            new ActivityNeeds(
                    List.of("EVENT_AGENDA", "PRESENTATION"),
                    List.of("VENDOR_CONTENT_100"),
                    List.of("PARTICIPANTS"),
                    List.of()));

    /** @throws IllegalArgumentException if the demonstration has no proof for the activity */
    static ActivityNeeds of(String activity) {
        return Objects.requireNonNullElseGet(BY_ACTIVITY.get(activity), () -> {
            throw new IllegalArgumentException("the demonstration has no proof for " + activity);
        });
    }

    /** The value to record for a metric: the rows have none, so it is derived from the requested amount. */
    static String valueOf(String metric, PlannedClaim claim) {
        return metric.equals("RESULTS_SUMMARY")
                ? "Demonstration: the published rows say nothing about results."
                : claim.requested().toBigInteger().max(BigInteger.ONE).toString();
    }
}
