package dev.coopclaims.query.overview;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bson.conversions.Bson;

/**
 * The parameter {@code status}: every word of C-1, as the states' codes or as people read them. {@code ACTION_REQUIRED}
 * is the state whatever its origin; {@code PARTNER_ACTION_REQUIRED} is the part of it that belongs to a dispute.
 */
final class StatusFilter {
    static final String PARTNER_ACTION_REQUIRED = "PARTNER_ACTION_REQUIRED";

    private static final List<String> WORDS = words();

    private StatusFilter() {}

    /**
     * The claims in one of these statuses.
     *
     * @param given at least one
     * @throws Refusal MALFORMED for another word; lists the valid ones
     */
    static Bson of(List<String> given) {
        if (given.size() > WORDS.size()) {
            throw Refusal.malformed("status may be given at most " + WORDS.size() + " times");
        }
        List<String> wanted = given.stream().map(StatusFilter::word).toList();
        List<Bson> any = new ArrayList<>(List.of(Filters.in(
                ListedClaim.STATUS,
                wanted.stream()
                        .filter(word -> !word.equals(PARTNER_ACTION_REQUIRED))
                        .toList())));
        if (wanted.contains(PARTNER_ACTION_REQUIRED)) {
            any.add(Filters.and(
                    Filters.eq(ListedClaim.STATUS, ClaimStatus.ACTION_REQUIRED.name()),
                    Filters.eq(ListedClaim.ORIGIN, RequestOrigin.DISPUTE.name())));
        }
        return any.size() == 1 ? any.getFirst() : Filters.or(any);
    }

    private static String word(String given) {
        String word = given.strip().toUpperCase(Locale.ROOT).replace(' ', '_');
        if (!WORDS.contains(word)) {
            throw Refusal.malformed("status must be one of " + String.join(", ", WORDS));
        }
        return word;
    }

    private static List<String> words() {
        List<String> words = new ArrayList<>(
                Arrays.stream(ClaimStatus.values()).map(ClaimStatus::name).toList());
        words.add(words.indexOf(ClaimStatus.ACTION_REQUIRED.name()) + 1, PARTNER_ACTION_REQUIRED);
        return List.copyOf(words);
    }
}
