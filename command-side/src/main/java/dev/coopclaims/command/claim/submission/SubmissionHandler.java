package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.Claim;
import dev.coopclaims.command.claim.ClaimCommand.CheckReadiness;
import dev.coopclaims.command.claim.ClaimCommand.SubmitClaim;
import dev.coopclaims.command.claim.ClaimFile;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.Claims;
import dev.coopclaims.command.claim.Lock;
import dev.coopclaims.command.claim.Readiness;
import dev.coopclaims.command.claim.readiness.InvoiceShares;
import dev.coopclaims.command.dispatch.HandlesCommands;
import dev.coopclaims.command.dispatch.Lanes;
import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.command.fund.Fund;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.invoice.Invoice;
import dev.coopclaims.command.invoice.InvoiceDecisions;
import dev.coopclaims.command.invoice.InvoiceShare;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.command.invoice.ShareDecision;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.fund.FundId;
import dev.coopclaims.kernel.fund.FundsReserved;
import dev.coopclaims.kernel.invoice.InvoiceId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;

/** Submits a claim: claim, funds and invoices in one unit of work, decided by {@link Submission}. */
public final class SubmissionHandler implements HandlesCommands {
    private final Claims claims;
    private final RecentStateRepository<Fund, FundState> funds;
    private final RecentStateRepository<Invoice, InvoiceState> invoices;
    private final Lanes lanes;
    private final Catalogue catalogue;
    private final Clock clock;

    public SubmissionHandler(
            Claims claims,
            RecentStateRepository<Fund, FundState> funds,
            RecentStateRepository<Invoice, InvoiceState> invoices,
            Lanes lanes,
            Catalogue catalogue,
            Clock clock) {
        this.claims = claims;
        this.funds = funds;
        this.invoices = invoices;
        this.lanes = lanes;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @CommandHandler
    public ClaimSubmitted handle(SubmitClaim command, Actor actor, UnitOfWork<?> unitOfWork) {
        Aggregate<Claim> claim = claims.own(command.claim(), actor);
        ClaimState state = Claims.stateOf(claim);
        ClaimFile file = Lock.open(state);
        lanes.enter(unitOfWork, fundIds(file));
        Submission submission = Submission.decide(state, surroundings(file), catalogue, clock.instant());
        Claims.decide(claim, before -> List.of(submission.claim()));
        submission.funds().forEach(this::reserve);
        submission.shares().forEach(this::claimShare);
        return submission.claim();
    }

    /** The dry run. Nothing is queued for, as nothing is taken. */
    @CommandHandler
    public Readiness handle(CheckReadiness command, Actor actor) {
        ClaimFile file = Lock.open(Claims.stateOf(claims.seenBy(command.claim(), actor)));
        return Submission.check(file, surroundings(file), catalogue, clock.instant());
    }

    private void reserve(FundsReserved reserved) {
        funds.find(reserved.fund())
                .orElseThrow(() -> new IllegalStateException("was there a moment ago: " + reserved.fund()))
                .execute(fund -> fund.reserve(reserved.claim(), reserved.amount()));
    }

    private void claimShare(InvoiceShare share) {
        String path = "/costs/" + share.cost() + "/invoice";
        Optional<Aggregate<Invoice>> known = invoices.find(share.invoice());
        if (known.isPresent()) {
            known.get().execute(invoice -> invoice.claimShare(share, path));
            return;
        }
        switch (InvoiceDecisions.claimShare(null, share, path)) {
            case ShareDecision.Claimed first -> invoices.create(() -> new Invoice(first));
            case ShareDecision.Refused refused -> throw Refusal.violations(List.of(refused.violation()));
        }
    }

    private Submission.Surroundings surroundings(ClaimFile file) {
        List<FundState> drawable =
                fundIds(file).stream().flatMap(id -> funds.state(id).stream()).toList();
        Map<InvoiceId, InvoiceState> claimed = new HashMap<>();
        Map<ClaimId, String> numbers = new HashMap<>();
        for (InvoiceId id : InvoiceShares.shownBy(file)) {
            invoices.state(id).ifPresent(invoice -> {
                claimed.put(id, invoice);
                invoice.claimsBesides(file.id())
                        .forEach(other -> claims.number(other).ifPresent(number -> numbers.put(other, number)));
            });
        }
        return new Submission.Surroundings(drawable, claimed, numbers);
    }

    private List<FundId> fundIds(ClaimFile file) {
        return catalogue.entities().keySet().stream()
                .map(entity -> FundId.of(file.organisation(), file.programme(), entity, file.period()))
                .toList();
    }
}
