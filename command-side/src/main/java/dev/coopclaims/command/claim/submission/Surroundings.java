package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.cap.CapState;
import dev.coopclaims.command.claim.AttachedDocument;
import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.ClaimSight;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.DocumentUsesOf;
import dev.coopclaims.command.claim.readiness.Bounds;
import dev.coopclaims.command.claim.readiness.CapShares;
import dev.coopclaims.command.claim.readiness.Held;
import dev.coopclaims.command.claim.readiness.SubmissionContext;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.exception.ExceptionsState;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.command.organisation.ClosedOrganisations;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.OrganisationState;
import dev.coopclaims.command.organisation.Reach;
import dev.coopclaims.command.preapproval.PreApprovalState;
import dev.coopclaims.command.rate.ExchangeRates;
import dev.coopclaims.command.rate.RatesOfYear;
import dev.coopclaims.kernel.cap.CapId;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.exception.ExceptionsId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.source.InvoiceId;
import dev.coopclaims.kernel.source.PreApprovalId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects everything that a claim's readiness depends on (C-7). */
final class Surroundings {

    private Surroundings() {}

    /** The streams that a submission looks at and those it may change. */
    static Touched touches(ClaimContent file, Streams known, Context context) {
        List<FundId> funds = funds(file, context);
        Commitments wanted = wanted(file, context);
        Touched touched = wanted.touches()
                .and(OwedDeadline.touches(file, context))
                .writing(FundState.KIND, funds)
                .reading(OrganisationState.KIND, file.organisation());
        Set<ClaimId> others = new LinkedHashSet<>();
        wanted.invoices()
                .keySet()
                .forEach(id ->
                        known.ifKnown(InvoiceState.KIND, id).ifPresent(invoice -> others.addAll(invoice.holders())));
        DocumentUsesOf uses = question(file);
        if (!uses.contents().isEmpty()) {
            touched = touched.asking(uses);
            context.answerIfKnown(uses)
                    .ifPresent(elsewhere -> elsewhere.values().forEach(others::addAll));
        }
        if (needsRates(file, wanted, known, context)) {
            touched = touched.reading(RatesOfYear.KIND, ExchangeRates.streams(day(file, context)));
        }
        others.addAll(Copies.touched(file, List.copyOf(others), id -> known.ifKnown(ClaimState.KIND, id)));
        others.remove(file.id());
        return touched.reading(ClaimState.KIND, others);
    }

    /** The claim with everything that its readiness depends on. */
    static SubmissionContext of(ClaimContent file, Streams streams, Context context) {
        List<FundState> funds = funds(file, context).stream()
                .flatMap(id -> streams.find(FundState.KIND, id).stream())
                .toList();
        Commitments wanted = wanted(file, context);
        Map<InvoiceId, InvoiceState> claimed = new HashMap<>();
        wanted.invoices()
                .keySet()
                .forEach(id -> streams.find(InvoiceState.KIND, id).ifPresent(invoice -> claimed.put(id, invoice)));
        Map<String, List<ClaimId>> uses = uses(file, streams, context);
        Set<ClaimId> others = new LinkedHashSet<>();
        uses.values().forEach(others::addAll);
        claimed.values().forEach(invoice -> others.addAll(invoice.holders()));
        others.remove(file.id());
        Map<ClaimId, String> numbers = ClaimSight.numbers(others, streams, context);
        List<UserId> whoSeesAll = numbers.size() == others.size()
                ? List.of()
                : Memberships.in(streams).unlimited(file.organisation());
        return new SubmissionContext(
                file,
                funds,
                claimed,
                numbers,
                context.catalogue(file.period()),
                context.now(),
                bounds(file, wanted, streams, context),
                uses,
                ClosedOrganisations.why(file.organisation(), streams).orElse(null),
                whoSeesAll,
                ExchangeRates.in(
                        streams,
                        day(file, context),
                        context.catalogue(file.period()).drawing()),
                Held.nothing(file.currency()),
                OwedDeadline.exceptions(file, streams));
    }

    /** Whether something that the claim draws on is in another currency: a fund, a cap or the pre-approval (F-5, P-3, P-4). */
    private static boolean needsRates(ClaimContent file, Commitments wanted, Streams known, Context context) {
        Set<Currency> currencies = new HashSet<>(CapShares.currencies(file, context.catalogue(file.period())));
        funds(file, context).stream()
                .flatMap(id -> known.ifKnown(FundState.KIND, id).stream())
                .filter(fund -> fund.total().isPositive())
                .forEach(fund -> currencies.add(fund.total().currency()));
        wanted.caps().stream()
                .flatMap(share -> known.ifKnown(CapState.KIND, share.cap()).stream())
                .flatMap(cap -> Stream.ofNullable(cap.limit().amount()))
                .forEach(limit -> currencies.add(limit.currency()));
        known.ifKnown(ExceptionsState.KIND, ExceptionsId.of(file.organisation())).stream()
                .flatMap(state -> state.all().stream())
                .flatMap(exception -> Stream.ofNullable(exception.terms().amount()))
                .forEach(amount -> currencies.add(amount.currency()));
        Commitments.Draw draw = wanted.preApproval();
        if (draw != null) {
            known.ifKnown(PreApprovalState.KIND, draw.preApproval())
                    .ifPresent(state -> currencies.add(state.asked().amount().currency()));
        }
        currencies.remove(file.currency());
        return !currencies.isEmpty();
    }

    /** The day of the submission at the claim's location: rates of that day or earlier hold for it. */
    private static LocalDate day(ClaimContent file, Context context) {
        return context.now()
                .atZone(context.catalogue(file.period()).zone(file.details().location()))
                .toLocalDate();
    }

    private static Bounds bounds(ClaimContent file, Commitments wanted, Streams streams, Context context) {
        Map<CapId, CapState> caps = new HashMap<>();
        wanted.caps()
                .forEach(
                        share -> streams.find(CapState.KIND, share.cap()).ifPresent(cap -> caps.put(share.cap(), cap)));
        PreApprovalId named = file.details().preApproval();
        // Nobody must learn that a pre-approval of another organisation, or outside the membership, exists.
        Reach reach = Memberships.in(streams).of(context.actor());
        PreApprovalState own = named == null
                ? null
                : streams.find(PreApprovalState.KIND, named)
                        .filter(state -> state.organisation().equals(file.organisation()))
                        .filter(state -> state.asked().isWithin(reach))
                        .orElse(null);
        return new Bounds(caps, own, context.policies().pseudonyms());
    }

    /**
     * Other uses of the claim's documents (C-9); a withdrawn claim that continues in this copy does not count (C-11).
     */
    private static Map<String, List<ClaimId>> uses(ClaimContent file, Streams streams, Context context) {
        DocumentUsesOf question = question(file);
        if (question.contents().isEmpty()) {
            return Map.of();
        }
        Map<String, List<ClaimId>> uses = new HashMap<>(context.answer(question));
        Copies copies = new Copies(file, id -> streams.find(ClaimState.KIND, id));
        uses.replaceAll((content, others) ->
                others.stream().filter(other -> !copies.isContinuedFrom(other)).toList());
        return uses;
    }

    private static DocumentUsesOf question(ClaimContent file) {
        return new DocumentUsesOf(
                file.organisation(),
                file.id(),
                file.documents().values().stream().map(AttachedDocument::sha256).collect(Collectors.toSet()));
    }

    /** What the claim would hold, apart from funds. */
    private static Commitments wanted(ClaimContent file, Context context) {
        return Commitments.handedIn(
                file,
                List.of(),
                CapShares.unbounded(
                        file,
                        CapShares.requested(file),
                        context.catalogue(file.period()),
                        context.policies().pseudonyms()),
                file.requested(),
                context);
    }

    private static List<FundId> funds(ClaimContent file, Context context) {
        return context.catalogues().entities(file.period()).stream()
                .map(entity -> FundId.of(file.organisation(), file.programme(), entity, file.period()))
                .toList();
    }
}
