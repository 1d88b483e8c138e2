package dev.coopclaims.query.overview;

import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parameter {@code status}: every word of C-1, as the states' codes or as people read them. {@code ACTION_REQUIRED}
 * is the state whatever its origin; {@code PARTNER_ACTION_REQUIRED} is the part of it that belongs to a dispute.
 */
final class StatusFilter {
    static final String PARTNER_ACTION_REQUIRED = "PARTNER_ACTION_REQUIRED";

    private static final List<String> WORDS = all();

    private StatusFilter() {}

    /**
     * The words of a request.
     *
     * @param given at least one
     * @throws Refusal MALFORMED for another word; lists the valid ones
     */
    static Set<String> words(List<String> given) {
        if (given.size() > WORDS.size()) {
            throw Refusal.of(RequestCode.PARAMETER_TOO_OFTEN, "status", WORDS.size());
        }
        return given.stream().map(StatusFilter::word).collect(Collectors.toSet());
    }

    /** The statuses of the claims that they stand for. */
    static Set<ClaimStatus> statuses(Set<String> words) {
        return words.stream()
                .map(word ->
                        word.equals(PARTNER_ACTION_REQUIRED) ? ClaimStatus.ACTION_REQUIRED : ClaimStatus.valueOf(word))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ClaimStatus.class)));
    }

    /** Whether of the claims whose partner must act only those are meant that a dispute waits for. */
    static boolean ofDisputesAlone(Set<String> words) {
        return words.contains(PARTNER_ACTION_REQUIRED) && !words.contains(ClaimStatus.ACTION_REQUIRED.name());
    }

    private static String word(String given) {
        String word = given.strip().toUpperCase(Locale.ROOT).replace(' ', '_');
        if (!WORDS.contains(word)) {
            throw Refusal.of(RequestCode.PARAMETER_NOT_ONE_OF, "status", String.join(", ", WORDS));
        }
        return word;
    }

    private static List<String> all() {
        List<String> words = new ArrayList<>(
                Arrays.stream(ClaimStatus.values()).map(ClaimStatus::name).toList());
        words.add(words.indexOf(ClaimStatus.ACTION_REQUIRED.name()) + 1, PARTNER_ACTION_REQUIRED);
        return List.copyOf(words);
    }
}
