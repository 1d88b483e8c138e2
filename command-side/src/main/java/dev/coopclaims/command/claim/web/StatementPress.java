package dev.coopclaims.command.claim.web;

import dev.coopclaims.command.claim.CopyBasis;
import dev.coopclaims.command.claim.CostForm;
import dev.coopclaims.command.claim.NewDocument;
import dev.coopclaims.command.claim.PrepareStatement;
import dev.coopclaims.command.claim.StatementFacts;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogues;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Renders and stores the statements of in-house work before the command that they go with (C-6). What that costs is shared
 * out by {@link RenderingTurns}: statements over everybody, and copies of one organisation one after the other.
 */
public final class StatementPress {
    private static final Duration TURN_TIMEOUT = Duration.ofSeconds(20);

    /** Of the processors the half renders; the other half answers those who want nothing rendered. */
    private static final int STATEMENTS_AT_ONCE =
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private static final int COPIES_AT_ONCE = 64;

    private final Commands commands;
    private final Uploads uploads;
    private final Catalogues catalogues;
    private final Clock clock;
    private final Rendering rendering;
    private final RenderingTurns statements;
    private final RenderingTurns copies;

    public StatementPress(Commands commands, Uploads uploads, Catalogues catalogues, Clock clock) {
        this(
                commands,
                uploads,
                catalogues,
                clock,
                CertificationStatement::pdf,
                new RenderingTurns(STATEMENTS_AT_ONCE, TURN_TIMEOUT),
                new RenderingTurns(COPIES_AT_ONCE, TURN_TIMEOUT));
    }

    StatementPress(
            Commands commands,
            Uploads uploads,
            Catalogues catalogues,
            Clock clock,
            Rendering rendering,
            RenderingTurns statements,
            RenderingTurns copies) {
        this.commands = commands;
        this.uploads = uploads;
        this.catalogues = catalogues;
        this.clock = clock;
        this.rendering = rendering;
        this.statements = statements;
        this.copies = copies;
    }

    /** Makes the document. */
    interface Rendering {
        byte[] pdf(CertificationStatement statement, StatementFacts facts, Instant accepted);
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
        return uploads.withRendered(
                List.of(rendered(
                        CertificationStatement.of(form, work, catalogues.now().ofUse(facts.period())), facts, actor)),
                CertificationStatement.FILE_NAME,
                actor.organisation(),
                claim,
                contents -> send.apply(Uploads.document(contents.getFirst())));
    }

    /**
     * Sends the command of a copy with a statement for each in-house cost (C-11); of one organisation one copy after the other.
     *
     * @param number the copy's
     */
    <A> A ofCopy(
            ClaimId copy, CopyBasis basis, String number, Actor actor, Function<Map<Cost, NewDocument.File>, A> send) {
        return uploads.sharing(
                basis.contents(),
                copy,
                () -> basis.inHouse().isEmpty()
                        ? send.apply(Map.of())
                        : copies.take(
                                actor.organisation(),
                                () -> withStatements(
                                        copy, basis.inHouse(), basis.facts().of(number), actor, send)));
    }

    private <A> A withStatements(
            ClaimId copy,
            List<Cost> costs,
            StatementFacts facts,
            Actor actor,
            Function<Map<Cost, NewDocument.File>, A> send) {
        List<Supplier<byte[]>> pdfs = costs.stream()
                .map(cost -> rendered(
                        CertificationStatement.of(
                                cost.expenseType(),
                                Objects.requireNonNull(cost.work()),
                                cost.net(),
                                catalogues.now().ofUse(facts.period())),
                        facts,
                        actor))
                .toList();
        return uploads.withRendered(pdfs, CertificationStatement.FILE_NAME, actor.organisation(), copy, contents -> {
            Map<Cost, NewDocument.File> files = new HashMap<>();
            for (int i = 0; i < contents.size(); i++) {
                files.put(costs.get(i), Uploads.document(contents.get(i)));
            }
            return Map.entry(send.apply(files), true);
        });
    }

    /** In its turn. */
    private Supplier<byte[]> rendered(CertificationStatement statement, StatementFacts facts, Actor actor) {
        return () -> statements.take(actor.organisation(), () -> rendering.pdf(statement, facts, clock.instant()));
    }

    /** How many threads wait for a turn at the moment. */
    int waiting() {
        return statements.waiting() + copies.waiting();
    }
}
