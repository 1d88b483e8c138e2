package dev.coopclaims.command.preapproval;

import dev.coopclaims.command.preapproval.PreApprovalState.Granted;
import dev.coopclaims.command.preapproval.PreApprovalState.Open;
import dev.coopclaims.command.rate.AtOwnRate;
import dev.coopclaims.kernel.catalogue.Activity;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.ClaimCurrency;
import dev.coopclaims.kernel.catalogue.Programme;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimLabel;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.preapproval.PreApprovalDeclined;
import dev.coopclaims.kernel.preapproval.PreApprovalEvent;
import dev.coopclaims.kernel.preapproval.PreApprovalGranted;
import dev.coopclaims.kernel.preapproval.PreApprovalReleased;
import dev.coopclaims.kernel.preapproval.PreApprovalRequested;
import dev.coopclaims.kernel.preapproval.PreApprovalUsed;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may happen to a pre-approval (P-4). Pure. */
public final class PreApprovalDecisions {

    private PreApprovalDecisions() {}

    /** @throws Refusal with every broken rule */
    public static PreApprovalRequested request(
            RequestPreApproval command, OrganisationId organisation, Catalogue catalogue) {
        List<Violation> violations = new ArrayList<>();
        if (catalogue
                .programme(command.programme())
                .filter(Programme::coopEligible)
                .isEmpty()) {
            violations.add(RefusalCode.UNKNOWN_PROGRAMME.under("P-1").at("/programme", command.programme()));
        }
        Optional<Activity> activity = catalogue.activity(command.activity());
        if (activity.isEmpty()) {
            violations.add(RefusalCode.UNKNOWN_ACTIVITY.at("/activity", command.activity()));
        } else if (!activity.get().programmes().contains(command.programme())) {
            violations.add(RefusalCode.ACTIVITY_NOT_ELIGIBLE_IN_PROGRAMME.at(
                    "/activity", activity.get().name(), command.programme()));
        }
        ClaimCurrency.refused(command.amount().currency(), "/amount/currency", catalogue)
                .ifPresent(violations::add);
        positive(command.amount(), violations);
        planned(command, catalogue, violations);
        refuseIfAny(violations);
        return new PreApprovalRequested(
                command.preApproval(),
                organisation,
                command.programme(),
                command.activity(),
                command.period(),
                command.description(),
                command.amount(),
                command.location(),
                command.activityStart(),
                command.activityEnd());
    }

    private static void planned(RequestPreApproval command, Catalogue catalogue, List<Violation> violations) {
        String location = command.location();
        if (location != null && catalogue.location(location).isEmpty()) {
            violations.add(RefusalCode.UNKNOWN_LOCATION.under("P-4").at("/location", location));
        }
        LocalDate first = command.activityStart();
        LocalDate last = command.activityEnd();
        if (first != null && last != null && last.isBefore(first)) {
            violations.add(RefusalCode.DATES_REVERSED.under("P-4").at("/activityEnd"));
        }
        inUsagePeriod(first, "/activityStart", command.period(), violations);
        inUsagePeriod(last, "/activityEnd", command.period(), violations);
    }

    private static void inUsagePeriod(
            @Nullable LocalDate day, String path, EarningPeriod period, List<Violation> violations) {
        if (day != null && !period.usage().contains(day)) {
            violations.add(RefusalCode.ACTIVITY_OUTSIDE_USAGE_PERIOD.at(path, day, period.usage(), period));
        }
    }

    /** @throws Refusal a conflict if it was decided before; otherwise with every broken rule */
    public static PreApprovalGranted grant(PreApprovalState state, GrantPreApproval command, Instant now) {
        requireOpen(state);
        List<Violation> violations = new ArrayList<>();
        positive(command.amount(), violations);
        Money asked = state.asked().amount();
        if (!command.amount().currency().equals(asked.currency())) {
            violations.add(RefusalCode.CURRENCY_DIFFERS.at("/amount/currency", asked.currency()));
        }
        if (command.until().isBefore(state.asked().period().usage().first())) {
            violations.add(RefusalCode.UNTIL_BEFORE_USAGE_PERIOD.at(
                    "/until", state.asked().period(), state.asked().period().usage()));
        }
        refuseIfAny(violations);
        return new PreApprovalGranted(
                state.id(), state.organisation(), command.amount(), command.until(), now, command.note());
    }

    /** @throws Refusal a conflict if it was decided before */
    public static PreApprovalDeclined decline(PreApprovalState state, DeclinePreApproval command) {
        requireOpen(state);
        return new PreApprovalDeclined(state.id(), state.organisation(), command.reason());
    }

    /**
     * Sets what the claim draws: more than before, within what was granted, or less. Drawing less or the same is never
     * refused.
     *
     * @param wanted above zero, in the currency that was granted
     * @throws Refusal {@link RefusalCode#PRE_APPROVAL_MISSING} when it is not granted, {@link RefusalCode#PRE_APPROVAL_EXCEEDED}
     */
    public static List<PreApprovalEvent> use(PreApprovalState state, ClaimId claim, ClaimLabel label, Money wanted) {
        if (!(state instanceof Granted granted)) {
            throw Refusal.rule(RefusalCode.PRE_APPROVAL_NOT_GRANTED.at("/preApproval"));
        }
        Money held = granted.of(claim);
        if (wanted.equals(held)) {
            return List.of();
        }
        if (held.isMoreThan(wanted)) {
            return List.of(new PreApprovalReleased(state.id(), state.organisation(), claim, held.minus(wanted)));
        }
        Optional<Violation> exceeded = exceeded(granted, claim, wanted);
        if (exceeded.isPresent()) {
            throw Refusal.violations(List.of(exceeded.get()));
        }
        return List.of(new PreApprovalUsed(state.id(), state.organisation(), claim, label, wanted.minus(held)));
    }

    /** Lowers what the claim draws to at most this amount; empty if it draws no more than that already. */
    public static Optional<PreApprovalReleased> reduce(PreApprovalState state, ClaimId claim, Money atMost) {
        return state instanceof Granted granted && granted.of(claim).isMoreThan(atMost)
                ? Optional.of(new PreApprovalReleased(
                        state.id(),
                        state.organisation(),
                        claim,
                        granted.of(claim).minus(atMost)))
                : Optional.empty();
    }

    /**
     * Lowers what the claim draws to what is left of it after a cut, at the rate at which it was drawn (F-5).
     *
     * @param before what the claim wanted before, in its currency
     * @param left what is left of that, in the claim's currency
     */
    public static Optional<PreApprovalReleased> cut(PreApprovalState state, ClaimId claim, Money before, Money left) {
        return state instanceof Granted granted
                ? reduce(state, claim, AtOwnRate.part(left, before, granted.of(claim)))
                : Optional.empty();
    }

    /** Releases everything that the claim draws; empty if it draws nothing. */
    public static Optional<PreApprovalReleased> release(PreApprovalState state, ClaimId claim) {
        if (state instanceof Granted granted && granted.of(claim).isPositive()) {
            return Optional.of(new PreApprovalReleased(state.id(), state.organisation(), claim, granted.of(claim)));
        }
        return Optional.empty();
    }

    /** Whether the claim would draw more than it may; what it already holds is never too much. */
    public static Optional<Violation> exceeded(Granted granted, ClaimId claim, Money wanted) {
        if (!wanted.isMoreThan(granted.of(claim)) || !wanted.isMoreThan(granted.openTo(claim))) {
            return Optional.empty();
        }
        return Optional.of(
                RefusalCode.PRE_APPROVAL_EXCEEDED.at("/preApproval", granted.amount(), granted.openTo(claim), wanted));
    }

    private static void requireOpen(PreApprovalState state) {
        if (!(state instanceof Open)) {
            throw Refusal.conflict(RefusalCode.PRE_APPROVAL_DECIDED.at("/status", state.id()));
        }
    }

    private static void positive(Money amount, List<Violation> violations) {
        if (!amount.isPositive()) {
            violations.add(RefusalCode.AMOUNT_NOT_POSITIVE.under("P-4").at("/amount"));
        }
    }

    private static void refuseIfAny(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw Refusal.violations(violations);
        }
    }
}
