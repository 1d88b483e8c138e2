package dev.coopclaims.query.overview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.conversions.Bson;

/**
 * The indexes of the list of claims (record 49): for each order three, which begin with what a list is limited to. Each is
 * read in both directions. Every list but the tasks names the statuses that it shows, all of them if need be, and the database
 * merges what it finds of each, in order.
 */
final class ClaimIndexes {
    private static final String WORDS = "words";

    /** What the queue filters by: checked in the index, so that no document is read in vain. */
    private static final List<String> OF_THE_QUEUE =
            List.of("programme", "language", ListedClaim.REQUESTED + ".currency", ListedClaim.REQUESTED + ".amount");

    private ClaimIndexes() {}

    /** What comes first in an index. */
    enum Lead {
        /** For lists of one organisation: a partner's, or those that name one. */
        ORGANISATION,
        /** For the vendor's lists of one earning period. */
        PERIOD,
        /** For what is assigned to one reviewer; only by deadline. */
        REVIEWER,
        /** For what may wait for the people of one organisation; only by deadline. */
        TASKS,
        /** For all other lists. */
        NOTHING;

        private Stream<String> fields() {
            return switch (this) {
                case ORGANISATION -> Stream.of(ListedClaim.ORGANISATION, ListedClaim.STATUS);
                case PERIOD -> Stream.of(ListedClaim.PERIOD, ListedClaim.STATUS);
                case REVIEWER -> Stream.of(ListedClaim.REVIEWER_ID, ListedClaim.STATUS);
                case TASKS -> Stream.of(ListedClaim.ORGANISATION, ListedClaim.AWAITS_PARTNER);
                case NOTHING -> Stream.of(ListedClaim.STATUS);
            };
        }
    }

    static List<Bson> all() {
        List<Bson> all = new ArrayList<>(List.of(ofWords(Lead.NOTHING), ofWords(Lead.ORGANISATION)));
        for (Lead lead : Lead.values()) {
            orders(lead).map(by -> of(lead, by)).forEach(all::add);
        }
        return List.copyOf(all);
    }

    private static Stream<ClaimSort.By> orders(Lead lead) {
        return lead == Lead.REVIEWER || lead == Lead.TASKS
                ? Stream.of(ClaimSort.By.NEXT_DEADLINE)
                : Arrays.stream(ClaimSort.By.values());
    }

    /** The index that finds the claims of a list in its order. */
    static Bson of(Lead lead, ClaimSort.By by) {
        List<String> fields = new ArrayList<>(lead.fields().toList());
        fields.add(by.field());
        if (lead == Lead.NOTHING && by == ClaimSort.By.NEXT_DEADLINE) {
            fields.addAll(OF_THE_QUEUE);
        }
        return index(fields.toArray(String[]::new));
    }

    /** The index that finds claims by a word of theirs, for one organisation or for all. */
    static Bson ofWords(Lead lead) {
        return lead == Lead.ORGANISATION ? index(ListedClaim.ORGANISATION, WORDS) : index(WORDS);
    }

    private static BsonDocument index(String... fields) {
        BsonDocument index = new BsonDocument();
        for (String field : fields) {
            index.append(field, new BsonInt32(1));
        }
        return index;
    }
}
