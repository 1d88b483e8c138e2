package dev.coopclaims.app.overdraft;

import dev.coopclaims.command.claim.AddCost;
import dev.coopclaims.command.claim.AttachDocuments;
import dev.coopclaims.command.claim.ChangeCost;
import dev.coopclaims.command.claim.ClaimDetails;
import dev.coopclaims.command.claim.CostForm;
import dev.coopclaims.command.claim.NewDocument;
import dev.coopclaims.command.claim.RecordMetric;
import dev.coopclaims.command.claim.StartClaim;
import dev.coopclaims.command.claim.TickCoreRequirement;
import dev.coopclaims.command.claim.submission.AnswerItem;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.claim.submission.WithdrawClaim;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispute.AcceptRejection;
import dev.coopclaims.command.fund.AdjustFund;
import dev.coopclaims.command.review.ApproveClaim;
import dev.coopclaims.command.review.RejectClaim;
import dev.coopclaims.command.review.RequestInformation;
import dev.coopclaims.command.review.RevokeApproval;
import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Claims that want the same money, and what many threads do with them on several nodes at once. Where a claim stands is only
 * guessed from what was done last, so two threads often do the same at the same time.
 */
final class Contenders {
    /** Whose claims they are, unless said otherwise. */
    static final Actor ALICE = actor("alice", Role.PARTNER_USER, "org-aire");

    private static final Actor RITA = actor("rita", Role.REVIEWER, "org-vendor");
    private static final Actor FIONA = actor("fiona", Role.FINANCE, "org-vendor");
    private static final EarningPeriod PERIOD = EarningPeriod.ofLabel("FY26-H2");
    private static final CostId COST = new CostId("cost-1");
    private static final InformationItem ITEM = new InformationItem(
            new InformationItemId("item-1"), "MISSING_POE", "Is the amount right?", COST, null, null);

    private enum Stage {
        DRAFT,
        SUBMITTED,
        ACTION,
        APPROVED,
        REJECTED,
        OVER
    }

    private record Contender(ClaimId claim, Stage stage) {}

    private final Ground ground;
    private final Actor partner;
    private final Commands starting;
    private final AtomicReferenceArray<Contender> all;
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> refused = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> unknown = new ConcurrentHashMap<>();

    /**
     * @param partner whose claims they are
     * @param commands of the node on which claims are started
     */
    Contenders(Ground ground, Actor partner, Commands commands, int claims, long seed) {
        this.ground = ground;
        this.partner = partner;
        this.starting = commands;
        this.all = new AtomicReferenceArray<>(claims);
        Random random = new Random(seed);
        for (int place = 0; place < claims; place++) {
            all.set(place, start(commands, random));
        }
    }

    /** What commands did, by their name: as the callers were told. */
    Map<String, Integer> done() {
        return counts(done);
    }

    /** The codes with which commands were refused, with the kind of the refusal. */
    Map<String, Integer> refused() {
        return counts(refused);
    }

    /** Commands that a machine too busy did not answer in time; they may have been stored. */
    Map<String, Integer> unknown() {
        return counts(unknown);
    }

    int sent() {
        return sent.get();
    }

    /** The fund that claims of the ground's first programme draw on. */
    FundId fund() {
        return fund(ground.programmes().getFirst());
    }

    private FundId fund(String programme) {
        return FundId.of(partner.organisation(), programme, "US_CORP", PERIOD);
    }

    /** A claim that is a draft, if the next one is to be submitted by hand. */
    ClaimId draft(Commands commands) {
        return start(commands, new Random(1)).claim();
    }

    private static Map<String, Integer> counts(Map<String, AtomicInteger> of) {
        Map<String, Integer> counts = new TreeMap<>();
        of.forEach((name, count) -> counts.put(name, count.get()));
        return counts;
    }

    /** One thread does the next thing with some claim. */
    void step(Commands node, Random random) {
        if (random.nextInt(20) == 0) {
            Money more = Money.of((random.nextBoolean() ? "" : "-") + (50 + random.nextInt(400)) + ".00", "USD");
            may(node, new AdjustFund(fund(ground.programmeOf(random.nextInt(2))), more, "a correction"), FIONA);
        }
        int place = random.nextInt(all.length());
        Contender now = all.get(place);
        Stage next = next(node, now, random);
        if (next == Stage.OVER) {
            try {
                Contender another = start(starting, random);
                all.updateAndGet(place, known -> known.claim().equals(now.claim()) ? another : known);
            } catch (EventStoreUnavailableException tooSlow) {
                count(unknown, StartClaim.class.getSimpleName());
            }
        } else if (next != now.stage()) {
            all.compareAndSet(place, now, new Contender(now.claim(), next));
        }
    }

    private Stage next(Commands node, Contender now, Random random) {
        ClaimId claim = now.claim();
        return switch (now.stage()) {
            case DRAFT -> {
                if (may(node, new SubmitClaim(claim), partner)) {
                    yield Stage.SUBMITTED;
                }
                may(node, new ChangeCost(claim, COST, form(claim, amount(random))), partner);
                yield random.nextInt(4) == 0 ? Stage.SUBMITTED : Stage.DRAFT;
            }
            case SUBMITTED -> judged(node, claim, random);
            case ACTION -> {
                may(node, new ChangeCost(claim, COST, form(claim, amount(random))), partner);
                may(node, new AnswerItem(claim, ITEM.id(), "it is now", List.of()), partner);
                yield may(node, new SubmitClaim(claim), partner) ? Stage.SUBMITTED : guessed(random);
            }
            case APPROVED ->
                may(node, new RevokeApproval(claim, "odd", List.of(ITEM), List.of(), ""), RITA)
                        ? Stage.ACTION
                        : guessed(random);
            case REJECTED -> may(node, new AcceptRejection(claim), partner) ? Stage.OVER : guessed(random);
            case OVER -> throw new IllegalStateException("still there: " + claim);
        };
    }

    private Stage judged(Commands node, ClaimId claim, Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> may(node, new WithdrawClaim(claim, ""), partner) ? Stage.OVER : guessed(random);
            case 1 ->
                may(node, new RejectClaim(claim, List.of("LATE_CLAIM"), "late"), RITA)
                        ? Stage.REJECTED
                        : guessed(random);
            case 2, 3, 4 ->
                may(node, new RequestInformation(claim, List.of(ITEM)), RITA) ? Stage.ACTION : guessed(random);
            case 5, 6, 7 -> may(node, new ApproveClaim(claim, ""), RITA) ? Stage.APPROVED : guessed(random);
            default -> {
                ApprovedCost cut = new ApprovedCost(COST, Money.of(100 + random.nextInt(300) + ".00", "USD"), "less");
                yield may(node, new ApproveClaim(claim, "", List.of(cut), false), RITA)
                        ? Stage.APPROVED
                        : guessed(random);
            }
        };
    }

    /** Another thread was first, or a rule stood against it: the claim may stand anywhere. */
    private static Stage guessed(Random random) {
        Stage[] stages = Stage.values();
        return stages[random.nextInt(stages.length - 1)];
    }

    private Money amount(Random random) {
        int least = ground.net() / 8;
        return Money.of(least + random.nextInt(ground.net() - least) + ".37", "USD");
    }

    private CostForm form(ClaimId claim, Money requested) {
        return new CostForm(
                CostSource.THIRD_PARTY,
                "MEDIA_PLACEMENT",
                new SupplierInvoice("Printers", null, ground.invoiceOf(claim.value()), LocalDate.of(2026, 9, 18)),
                null,
                Money.of(ground.net() + ".00", "USD"),
                requested,
                List.of(),
                List.of(),
                null);
    }

    private Contender start(Commands node, Random random) {
        int number = started.incrementAndGet();
        ClaimId claim = new ClaimId("claim-" + ground.name() + "-" + number);
        must(
                node,
                new StartClaim(
                        claim,
                        "CLM-" + ground.name() + "-" + number,
                        ground.programmeOf(number),
                        PERIOD,
                        Money.of("1.00", "USD").currency(),
                        new ClaimDetails(
                                "US",
                                ground.activity(),
                                "Contender " + number,
                                LocalDate.of(2026, 9, 14),
                                LocalDate.of(2026, 9, 18),
                                null)));
        must(node, new AddCost(claim, COST, form(claim, amount(random))));
        must(node, attach(claim, "INVOICE", number));
        must(node, attach(claim, ground.proof(), number));
        for (String requirement : ground.requirements()) {
            must(node, new TickCoreRequirement(claim, requirement, true, List.of(document(ground.proof(), number))));
        }
        must(node, new RecordMetric(claim, ground.metric(), "1000"));
        return new Contender(claim, Stage.DRAFT);
    }

    private AttachDocuments attach(ClaimId claim, String kind, int number) {
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

    private DocumentId document(String kind, int number) {
        return new DocumentId("document-" + ground.name() + "-"
                + kind.toLowerCase(Locale.ROOT).replace('_', '-') + "-" + number);
    }

    private void must(Commands node, Command<?> command) {
        while (true) {
            sent.incrementAndGet();
            try {
                node.send(command, partner);
                return;
            } catch (Refusal refusal) {
                // Too many were before it, and nothing was done: a client tries again too.
                if (refusal.kind() != Refusal.Kind.UNAVAILABLE) {
                    throw refusal;
                }
            }
        }
    }

    private boolean may(Commands node, Command<?> command, Actor actor) {
        sent.incrementAndGet();
        try {
            node.send(command, actor);
            count(done, command.getClass().getSimpleName());
            return true;
        } catch (Refusal refusal) {
            refusal.violations().forEach(one -> count(refused, refusal.kind() + " " + one.code()));
            return false;
        } catch (EventStoreUnavailableException tooSlow) {
            count(unknown, command.getClass().getSimpleName());
            return false;
        }
    }

    private static void count(Map<String, AtomicInteger> counts, String name) {
        counts.computeIfAbsent(name, first -> new AtomicInteger()).incrementAndGet();
    }

    static Actor actor(String user, Role role, String organisation) {
        return new Actor(new UserId(user), Set.of(role), new OrganisationId(organisation), Actor.Channel.API);
    }
}
