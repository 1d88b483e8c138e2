package dev.coopclaims.benchmarks.growth;

import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import dev.coopclaims.kernel.StableDigest;
import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.InvoiceId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bson.BsonDocument;

/**
 * What one copy of a partner's history calls things. Ids that follow from something else are computed as the application
 * computes them (funds), so that it finds them again; keyed digests (invoices, suppliers, earnings) are replaced alike
 * wherever they stand; time-ordered ids stay in the order of the
 * log; all others are replaced by seeded ones. Caps keep their ids only when the organisation does.
 */
final class Renaming {
    private static final List<String> KEYED = List.of(InvoiceId.KIND + "-", EarningId.KIND + "-");
    private static final int UUID_LENGTH = 36;
    private static final int MOST_BITS_OF_TIME = 16;
    private static final long RANDOM_BITS = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}|[0-9a-f]{64}");
    private static final int MIXED_DIGITS = 16;

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, String> externalIds = new HashMap<>();
    private final String oldOwner;
    private final String owner;
    private final long shiftMillis;
    private final long mix;

    /**
     * @param organisation the original
     * @param copied what the copy calls it; may be the same
     * @param suffix different for each copy of the organisation
     * @param shiftMillis by how much time-ordered ids move; different for each copy
     * @param firstNumber of the claims in this copy
     */
    Renaming(
            List<StoredCommit> history,
            String organisation,
            String copied,
            String suffix,
            long shiftMillis,
            long firstNumber,
            long seed) {
        this.oldOwner = organisation.substring(OrganisationId.KIND.length() + 1) + ".";
        this.owner = copied.substring(OrganisationId.KIND.length() + 1) + ".";
        this.shiftMillis = shiftMillis;
        this.mix = new SplittableRandom(seed ^ (shiftMillis * 0x9E37_79B9_7F4A_7C15L)).nextLong();
        boolean isOther = !organisation.equals(copied);
        if (isOther) {
            names.put(organisation, copied);
        }
        long number = firstNumber;
        for (StoredCommit commit : history) {
            for (StoredEvent event : commit.events()) {
                BsonDocument payload = event.payload();
                switch (event.name()) {
                    case "coop.organisation.MemberAdded" -> {
                        if (isOther) {
                            String user = text(payload, "user");
                            names.put(user, user + "-" + suffix);
                        }
                    }
                    case "coop.claim.ClaimStarted" -> {
                        String old = text(payload, "number");
                        names.put(old, old.substring(0, old.lastIndexOf('-') + 1) + number);
                        number++;
                    }
                    case "coop.invoice.InvoiceRegistered" -> {
                        String renamed = text(payload, "invoiceNumber") + "/" + suffix;
                        numbers.put(text(payload, "invoiceNumber"), renamed);
                    }
                    case "coop.earning.EarningRegistered" -> {
                        String renamed = text(payload, "externalId") + "/" + suffix;
                        externalIds.put(text(payload, "externalId"), renamed);
                    }
                    case "coop.cap.CapUseRegistered" -> {
                        if (isOther) {
                            String cap = text(payload, "cap");
                            names.put(cap, "cap-" + StableDigest.of(copied + "\n" + cap));
                        }
                    }
                    default -> {
                        // Nothing of it has a name of its own.
                    }
                }
            }
        }
        // A cost whose claim was never submitted has no registered invoice.
        history.stream()
                .flatMap(commit -> commit.events().stream())
                .filter(event -> event.name().equals("coop.claim.CostAdded"))
                .map(event -> event.payload().getDocument("cost"))
                .filter(cost -> cost.containsKey("invoice"))
                .map(cost -> text(cost.getDocument("invoice"), "number"))
                .forEach(old -> numbers.putIfAbsent(old, old + "/" + suffix));
    }

    private static String text(BsonDocument document, String field) {
        return Opened.text(document, field);
    }

    /**
     * What the copy has for a text.
     *
     * @param field that holds it
     */
    String of(String field, String text) {
        String name = names.get(text);
        if (name != null) {
            return name;
        }
        return switch (field) {
            case "number", "invoiceNumber" -> numbers.getOrDefault(text, text);
            case "externalId" -> externalIds.getOrDefault(text, text);
            default -> ofId(text);
        };
    }

    private String ofId(String text) {
        int dash = text.indexOf('-');
        if (dash > 0 && text.startsWith(oldOwner, dash + 1)) {
            return text.substring(0, dash + 1) + owner + text.substring(dash + 1 + oldOwner.length());
        }
        int start = text.length() - UUID_LENGTH;
        if (start >= 0 && text.charAt(start + 8) == '-' && text.charAt(start + 13) == '-') {
            return text.substring(0, start) + ofUuid(text.substring(start));
        }
        for (String kind : KEYED) {
            if (text.startsWith(kind)) {
                return kind + ofDigest(text.substring(kind.length()));
            }
        }
        return ofDigest(text);
    }

    private String ofDigest(String text) {
        boolean isDigestLong = text.length() == 32 || text.length() == 64;
        return isDigestLong && HEX.matcher(text).matches() ? ofHex(text) : text;
    }

    private String ofUuid(String text) {
        UUID old = UUID.fromString(text);
        return new UUID(
                        old.getMostSignificantBits() + (shiftMillis << MOST_BITS_OF_TIME),
                        old.getLeastSignificantBits() ^ (mix & RANDOM_BITS))
                .toString();
    }

    private String ofHex(String text) {
        HexFormat hex = HexFormat.of();
        long begin = HexFormat.fromHexDigitsToLong(text, 0, MIXED_DIGITS);
        return hex.toHexDigits(begin ^ mix) + text.substring(MIXED_DIGITS);
    }
}
