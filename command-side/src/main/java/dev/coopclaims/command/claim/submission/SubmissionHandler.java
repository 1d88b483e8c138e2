package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.AttachedDocument;
import dev.coopclaims.command.claim.Claim;
import dev.coopclaims.command.claim.ClaimCommand.AnswerItem;
import dev.coopclaims.command.claim.ClaimCommand.CheckReadiness;
import dev.coopclaims.command.claim.ClaimCommand.DiscardClaim;
import dev.coopclaims.command.claim.ClaimCommand.SubmitClaim;
import dev.coopclaims.command.claim.ClaimCommand.WithdrawClaim;
import dev.coopclaims.command.claim.ClaimFile;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.ClaimState.ActionRequired;
import dev.coopclaims.command.claim.Claims;
import dev.coopclaims.command.claim.DocumentUses;
import dev.coopclaims.command.claim.HandedIn;
import dev.coopclaims.command.claim.Lock;
import dev.coopclaims.command.claim.Readiness;
import dev.coopclaims.command.claim.Submittal;
import dev.coopclaims.command.claim.readiness.InvoiceShares;
import dev.coopclaims.command.dispatch.HandlesCommands;
import dev.coopclaims.command.dispatch.Lanes;
import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.command.fund.Fund;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.invoice.Invoice;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.ClaimWithdrawn;
import dev.coopclaims.kernel.fund.FundId;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.invoice.InvoiceId;
import dev.coopclaims.kernel.organisation.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;

/** Submits a claim: claim, funds and invoices in one unit of work, decided by {@link Submission}. */
public final class SubmissionHandler implements HandlesCommands {
    private final Claims claims;
    private final RecentStateRepository<Fund, FundState> funds;
    private final RecentStateRepository<Invoice, InvoiceState> invoices;
    private final ClaimBounds bounds;
    private final DocumentUses documentUses;
    private final Holdings holdings;
    private final Lanes lanes;
    private final Catalogue catalogue;
    private final Clock clock;

    public SubmissionHandler(
            Claims claims,
            RecentStateRepository<Fund, FundState> funds,
            RecentStateRepository<Invoice, InvoiceState> invoices,
            ClaimBounds bounds,
            Holdings holdings,
            DocumentUses documentUses,
            Lanes lanes,
            Catalogue catalogue,
            Clock clock) {
        this.claims = claims;
        this.funds = funds;
        this.invoices = invoices;
        this.bounds = bounds;
        this.documentUses = documentUses;
        this.holdings = holdings;
        this.lanes = lanes;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @CommandHandler
    public HandedIn handle(SubmitClaim command, Actor actor, UnitOfWork<?> unitOfWork) {
        Aggregate<Claim> claim = claims.own(command.claim(), actor);
        ClaimState state = Claims.stateOf(claim);
        ClaimFile file = Lock.open(state);
        List<AggregateId> touched = new ArrayList<>(fundIds(file));
        touched.addAll(holdings.touched(file));
        if (state instanceof ActionRequired asked) {
            touched.addAll(holdings.touched(asked.submittal()));
        }
        Map<String, List<ClaimId>> uses = uses(file);
        lanes.enter(unitOfWork, touched);
        Submission.Surroundings around = surroundings(file, uses, actor);
        if (state instanceof ActionRequired asked) {
            ClaimResubmitted again = Resubmission.decide(asked, around, catalogue, clock.instant());
            Claims.decide(claim, before -> List.of(again));
            holdings.settle(asked.submittal(), file, again.allocations(), around.funds());
            return told(
                    new HandedIn(again.requested(), again.due(), again.keepOriginalsUntil(), again.warnings()), actor);
        }
        ClaimSubmitted submitted =
                Submission.decide(state, around, catalogue, clock.instant()).claim();
        Claims.decide(claim, before -> List.of(submitted));
        holdings.settle(null, file, submitted.allocations(), around.funds());
        return told(
                new HandedIn(
                        submitted.requested(),
                        submitted.reviewDue(),
                        submitted.keepOriginalsUntil(),
                        submitted.warnings()),
                actor);
    }

    /** The event tells the reviewer of every other claim; who submits is told of those inside the membership. */
    private HandedIn told(HandedIn result, Actor actor) {
        return result.telling(other -> claims.isSeenBy(other, actor));
    }

    /** The dry run. Nothing is queued for, as nothing is taken. */
    @CommandHandler
    public Readiness handle(CheckReadiness command, Actor actor) {
        ClaimState state = Claims.stateOf(claims.seenBy(command.claim(), actor));
        ClaimFile file = Lock.open(state);
        Map<String, List<ClaimId>> uses = new HashMap<>(uses(file));
        uses.replaceAll((content, others) ->
                others.stream().filter(other -> claims.isSeenBy(other, actor)).toList());
        Submission.Surroundings around = surroundings(file, uses, actor);
        Readiness readiness = state instanceof ActionRequired asked
                ? Resubmission.check(asked, around, catalogue, clock.instant())
                : Submission.check(file, around, catalogue, clock.instant());
        return readiness.naming(around.claimNumbers().keySet());
    }

    /** C-8: what it held is free in the same step. */
    @CommandHandler
    public void handle(WithdrawClaim command, Actor actor, UnitOfWork<?> unitOfWork) {
        Aggregate<Claim> claim = claims.own(command.claim(), actor);
        ClaimState state = Claims.stateOf(claim);
        ClaimWithdrawn withdrawn = Leaving.withdraw(state, command.reason());
        Submittal held = Leaving.held(state);
        lanes.enter(unitOfWork, holdings.touched(held));
        Claims.decide(claim, before -> List.of(withdrawn));
        holdings.release(held, FundsReleased.Reason.WITHDRAWN);
    }

    @CommandHandler
    public void handle(DiscardClaim command, Actor actor) {
        Claims.decide(claims.own(command.claim(), actor), state -> List.of(Leaving.discard(state, command.reason())));
    }

    @CommandHandler
    public void handle(AnswerItem command, Actor actor) {
        Claims.decide(
                claims.own(command.claim(), actor),
                state -> List.of(Answering.answer(state, command, clock.instant())));
    }

    /** C-9; asked before the claim queues for its funds. */
    private Map<String, List<ClaimId>> uses(ClaimFile file) {
        Set<String> contents =
                file.documents().values().stream().map(AttachedDocument::sha256).collect(Collectors.toSet());
        if (contents.isEmpty()) {
            return Map.of();
        }
        Map<String, List<ClaimId>> uses =
                new HashMap<>(documentUses.elsewhere(file.organisation(), file.id(), contents));
        uses.replaceAll((content, others) ->
                others.stream().filter(other -> !isContinuedBy(file, other)).toList());
        return uses;
    }

    /** What was taken back and copied goes on in the copy, however often: its documents are used once (C-11). */
    private boolean isContinuedBy(ClaimFile file, ClaimId other) {
        return claims.isTakenBack(other) && claims.isOfOneOrigin(file, other);
    }

    private Submission.Surroundings surroundings(ClaimFile file, Map<String, List<ClaimId>> uses, Actor actor) {
        List<FundState> drawable =
                fundIds(file).stream().flatMap(id -> funds.state(id).stream()).toList();
        Map<InvoiceId, InvoiceState> claimed = new HashMap<>();
        for (InvoiceId id : InvoiceShares.wantedBy(file, catalogue).keySet()) {
            invoices.state(id).ifPresent(invoice -> claimed.put(id, invoice));
        }
        Set<ClaimId> others = new LinkedHashSet<>();
        uses.values().forEach(others::addAll);
        claimed.values().forEach(invoice -> others.addAll(invoice.holders()));
        others.remove(file.id());
        Map<ClaimId, String> numbers = claims.numbers(others, actor);
        List<UserId> whoSeesAll = numbers.size() == others.size() ? List.of() : claims.whoSeesAll(file.organisation());
        return new Submission.Surroundings(drawable, claimed, numbers, bounds.around(file), uses, whoSeesAll);
    }

    private List<FundId> fundIds(ClaimFile file) {
        return catalogue.entities().keySet().stream()
                .map(entity -> FundId.of(file.organisation(), file.programme(), entity, file.period()))
                .toList();
    }
}
