package dev.coopclaims.command.retention;

import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.hold.HoldsState;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.hold.HoldsId;
import dev.coopclaims.kernel.time.Deadline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What keeps the contents of a claim's documents (H-5): the time until which the partner must keep the originals, a hold on the claim
 * or its organisation, and the claim itself as long as it has not come to its end. Pure.
 */
final class Keeping {
    /** The kind of document that is never purged. */
    private static final String TAX_INVOICE = "TAX_INVOICE";

    private Keeping() {}

    static Touched touches(ClaimState claim) {
        return Touched.NOTHING.reading(
                HoldsState.KIND, holders(claim.file()).map(HoldsId::on).toList());
    }

    /** Whether the contents still have to be kept, whoever holds them. */
    static boolean mustKeep(ClaimState claim, Context context) {
        ClaimContent file = claim.file();
        Deadline until = Deadline.endOf(
                file.told().keepOriginalsUntil(),
                context.catalogue(file.period()).zone(file.details().location()));
        return !until.isOver(context.now());
    }

    /** The contents that a purge takes, by their documents. */
    static Map<DocumentId, String> contents(ClaimState claim) {
        Map<DocumentId, String> contents = new LinkedHashMap<>();
        claim.file().contents().kept().forEach((document, kept) -> {
            if (!kept.kind().equals(TAX_INVOICE)) {
                contents.put(document, kept.contentId());
            }
        });
        return contents;
    }

    /** The claims and organisations under hold that keep the contents. */
    static List<String> heldBy(ClaimState claim, Streams streams) {
        return holders(claim.file())
                .filter(holder -> streams.find(HoldsState.KIND, HoldsId.on(holder))
                        .filter(HoldsState::isHeld)
                        .isPresent())
                .map(AggregateId::value)
                .toList();
    }

    private static Stream<AggregateId> holders(ClaimContent file) {
        return Stream.of(file.id(), file.organisation());
    }
}
