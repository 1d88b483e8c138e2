package dev.coopclaims.command.claim.web;

import dev.coopclaims.command.claim.CopyBasis;
import dev.coopclaims.command.claim.CostForm;
import dev.coopclaims.command.claim.NewDocument;
import dev.coopclaims.command.claim.PrepareStatement;
import dev.coopclaims.command.claim.StatementFacts;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.documents.StoredContent;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.claim.DocumentId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Renders and stores the statements of in-house work before the command that they go with (C-6). */
public final class StatementPress {
    private final Commands commands;
    private final Uploads uploads;
    private final Catalogue catalogue;
    private final Clock clock;

    public StatementPress(Commands commands, Uploads uploads, Catalogue catalogue, Clock clock) {
        this.commands = commands;
        this.uploads = uploads;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Sends the command of a cost with its statement, or without one where it has none.
     *
     * @param send answers whether the statement is needed, beside what it answers
     */
    <A> A ofCost(
            ClaimId claim,
            CostForm form,
            Actor actor,
            Function<NewDocument.@Nullable File, Map.Entry<A, Boolean>> send) {
        CostForm.Work work = form.work();
        if (form.source() != CostSource.IN_HOUSE || work == null) {
            return send.apply(null).getKey();
        }
        // Asked before anything is stored: whom the statement names, and whether there is such a claim.
        StatementFacts facts = commands.send(new PrepareStatement(claim), actor).result();
        byte[] pdf = CertificationStatement.of(form, work, catalogue).pdf(facts, clock.instant());
        return uploads.withRendered(
                List.of(pdf),
                CertificationStatement.FILE_NAME,
                actor.organisation(),
                claim,
                contents -> send.apply(file(contents.getFirst())));
    }

    /**
     * Sends the command of a copy with a statement for each in-house cost (C-11).
     *
     * @param number the copy's
     */
    <A> A ofCopy(
            ClaimId copy, CopyBasis basis, String number, Actor actor, Function<Map<Cost, NewDocument.File>, A> send) {
        StatementFacts facts = basis.facts().of(number);
        List<byte[]> pdfs = new ArrayList<>();
        for (Cost cost : basis.inHouse()) {
            pdfs.add(CertificationStatement.of(
                            cost.expenseType(), Objects.requireNonNull(cost.work()), cost.net(), catalogue)
                    .pdf(facts, clock.instant()));
        }
        return uploads.withRendered(pdfs, CertificationStatement.FILE_NAME, actor.organisation(), copy, contents -> {
            Map<Cost, NewDocument.File> statements = new HashMap<>();
            for (int i = 0; i < contents.size(); i++) {
                statements.put(basis.inHouse().get(i), file(contents.get(i)));
            }
            return Map.entry(send.apply(statements), true);
        });
    }

    private static NewDocument.File file(StoredContent content) {
        return new NewDocument.File(
                DocumentId.create(),
                content.fileName(),
                content.mediaType(),
                content.sizeBytes(),
                content.sha256(),
                content.id().value());
    }
}
