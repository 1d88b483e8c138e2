package dev.coopclaims.app.due;

import dev.coopclaims.command.claim.AddCost;
import dev.coopclaims.command.claim.AttachDocuments;
import dev.coopclaims.command.claim.ClaimDetails;
import dev.coopclaims.command.claim.CostForm;
import dev.coopclaims.command.claim.NewDocument;
import dev.coopclaims.command.claim.RecordMetric;
import dev.coopclaims.command.claim.StartClaim;
import dev.coopclaims.command.claim.TickCoreRequirement;
import dev.coopclaims.command.claim.submission.AnswerItem;
import dev.coopclaims.command.claim.submission.DiscardClaim;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.claim.submission.WithdrawClaim;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispute.AcceptRejection;
import dev.coopclaims.command.dispute.OpenDispute;
import dev.coopclaims.command.dispute.WithdrawDispute;
import dev.coopclaims.command.originals.ReceiveOriginals;
import dev.coopclaims.command.originals.RequestOriginals;
import dev.coopclaims.command.review.ApproveClaim;
import dev.coopclaims.command.review.RejectClaim;
import dev.coopclaims.command.review.RequestInformation;
import dev.coopclaims.command.review.RevokeApproval;
import dev.coopclaims.command.review.StartReview;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Claims and what people do with them, by a seed; what the rules do not allow is tried all the same. */
final class GeneratedClaims {
    static final EarningPeriod PERIOD = EarningPeriod.ofLabel("FY27-H2");

    private static final Actor ALICE = actor("alice", Role.PARTNER_USER, "org-aire");
    private static final Actor RITA = actor("rita", Role.REVIEWER, "org-vendor");
    private static final Actor RAVI = actor("ravi", Role.REVIEWER, "org-vendor");
    private static final InformationItem ITEM =
            new InformationItem(new InformationItemId("item-1"), "MISSING_POE", "Which page?", null, null, null);

    private final Commands commands;
    private final Random random;
    private final List<String> locations;
    private int sent;
    private int refused;

    GeneratedClaims(Commands commands, long seed, List<String> locations) {
        this.commands = commands;
        this.random = new Random(seed);
        this.locations = List.copyOf(locations);
    }

    int sent() {
        return sent;
    }

    int refused() {
        return refused;
    }

    int choose(int bound) {
        return random.nextInt(bound);
    }

    /** A draft that could be submitted. */
    ClaimId start(int number) {
        ClaimId claim = new ClaimId("claim-year-" + number);
        Money net = Money.of((10 + random.nextInt(90)) + ".00", "GBP");
        must(
                new StartClaim(
                        claim,
                        "CLM-YEAR-" + number,
                        "CSP_DIRECT",
                        PERIOD,
                        net.currency(),
                        new ClaimDetails(
                                locations.get(random.nextInt(locations.size())),
                                "PRINT_ADVERTISING",
                                "Advert " + number,
                                LocalDate.of(2027, 7, 1),
                                LocalDate.of(2027, 7, 2),
                                null)),
                ALICE);
        must(
                new AddCost(
                        claim,
                        new CostId("cost-1"),
                        new CostForm(
                                CostSource.THIRD_PARTY,
                                "MEDIA_PLACEMENT",
                                new SupplierInvoice("Printers", null, "INV-" + number, LocalDate.of(2027, 7, 2)),
                                null,
                                net,
                                null,
                                List.of(),
                                List.of(),
                                null)),
                ALICE);
        must(attach(claim, "INVOICE", number), ALICE);
        must(attach(claim, "COMMUNICATION_PIECE", number), ALICE);
        DocumentId piece = document("COMMUNICATION_PIECE", number);
        must(new TickCoreRequirement(claim, "PARTNER_BRAND_AND_CONTACT", true, List.of(piece)), ALICE);
        must(new TickCoreRequirement(claim, "VENDOR_CONTENT", true, List.of(piece)), ALICE);
        must(new RecordMetric(claim, "ESTIMATED_REACH", "1000"), ALICE);
        return claim;
    }

    /** It was submitted and rejected. */
    void reject(ClaimId claim) {
        must(new SubmitClaim(claim), ALICE);
        must(new RejectClaim(claim, List.of("LATE_CLAIM"), "late"), RITA);
    }

    private static AttachDocuments attach(ClaimId claim, String kind, int number) {
        DocumentId id = document(kind, number);
        return new AttachDocuments(
                claim,
                List.of(new NewDocument.File(
                        id,
                        "a.pdf",
                        "application/pdf",
                        10,
                        "%064x".formatted(id.hashCode()),
                        "content-" + UUID.nameUUIDFromBytes(id.value().getBytes(StandardCharsets.UTF_8)))),
                kind,
                "",
                List.of(),
                List.of());
    }

    private static DocumentId document(String kind, int number) {
        return new DocumentId(
                "document-" + kind.toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-" + number);
    }

    /** Somebody does something with the claim. */
    void act(ClaimId claim, int number) {
        OriginalsRequestId originals = new OriginalsRequestId("originals-" + number + "-" + sent);
        switch (random.nextInt(19)) {
            case 0, 1 -> may(new SubmitClaim(claim), ALICE);
            case 2 -> rarely(() -> may(new DiscardClaim(claim, ""), ALICE));
            case 3, 4 -> may(new StartReview(claim), RITA);
            case 5 -> may(new RejectClaim(claim, List.of("LATE_CLAIM"), "late"), RITA);
            case 6, 7 -> may(new RequestInformation(claim, List.of(ITEM)), RITA);
            case 8 -> rarely(() -> may(new WithdrawClaim(claim, ""), ALICE));
            case 9 -> {
                may(new AnswerItem(claim, ITEM.id(), "page 3", List.of()), ALICE);
                may(new SubmitClaim(claim), ALICE);
            }
            case 10, 11 ->
                may(
                        new OpenDispute(claim, "look again", List.of(document("COMMUNICATION_PIECE", number)), null),
                        ALICE);
            case 12 -> may(new RequestInformation(claim, List.of(ITEM)), RAVI);
            case 13 -> rarely(() -> may(new ApproveClaim(claim, ""), RAVI));
            case 14 -> rarely(() -> may(new RejectClaim(claim, List.of("LATE_CLAIM"), "still"), RAVI));
            case 15 -> rarely(() -> may(new WithdrawDispute(claim), ALICE));
            case 16 -> rarely(() -> may(new AcceptRejection(claim), ALICE));
            case 17 -> {
                may(new RequestOriginals(claim, originals, List.of(), "please"), RITA);
                rarely(() -> may(new ReceiveOriginals(claim, originals, "by post"), RITA));
            }
            default -> may(new RevokeApproval(claim, "odd", List.of(ITEM), List.of(), ""), RITA);
        }
    }

    private void rarely(Runnable action) {
        if (random.nextInt(4) == 0) {
            action.run();
        }
    }

    private void must(Command<?> command, Actor actor) {
        sent++;
        commands.send(command, actor);
    }

    private void may(Command<?> command, Actor actor) {
        sent++;
        try {
            commands.send(command, actor);
        } catch (Refusal ofARule) {
            refused++;
        }
    }

    private static Actor actor(String user, Role role, String organisation) {
        return new Actor(new UserId(user), Set.of(role), new OrganisationId(organisation), Actor.Channel.API);
    }
}
