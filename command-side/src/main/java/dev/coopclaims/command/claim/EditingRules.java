package dev.coopclaims.command.claim;

import dev.coopclaims.command.claim.ClaimState.ActionRequired;
import dev.coopclaims.command.claim.ClaimState.Approved;
import dev.coopclaims.command.claim.ClaimState.Discarded;
import dev.coopclaims.command.claim.ClaimState.Disputed;
import dev.coopclaims.command.claim.ClaimState.Editing;
import dev.coopclaims.command.claim.ClaimState.Expired;
import dev.coopclaims.command.claim.ClaimState.Rejected;
import dev.coopclaims.command.claim.ClaimState.Submitted;
import dev.coopclaims.command.claim.ClaimState.UnderReview;
import dev.coopclaims.command.claim.ClaimState.Withdrawn;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.organisation.ClosedOrganisations;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * A submitted claim is locked. While the partner has to act, anything can be added, but only what was asked for can be
 * changed or removed (C-4).
 */
public final class EditingRules {

    private EditingRules() {}

    /**
     * Requires that the partner may still work on the claim. The draft of a closed organisation never becomes a claim
     * . A claim whose request was not answered in time counts as rejected (V-6), even before the rejection is
     * recorded, and a rejected claim is locked.
     *
     * @throws Refusal a conflict if the organisation is closed; if the time to answer is over
     */
    static void requireOpenTo(ClaimState state, Streams streams, Instant now) {
        requireNoClosedDraft(state, streams);
        if (state instanceof ActionRequired asked && asked.answerDue().isOver(now)) {
            throw Refusal.rule(RefusalCode.ANSWER_TOO_LATE.at("", asked.answerDue()));
        }
    }

    /** @throws Refusal a conflict if it is the draft of a closed organisation */
    static void requireNoClosedDraft(ClaimState state, Streams streams) {
        if (state instanceof Editing draft) {
            ClosedOrganisations.refuse(draft.file().organisation(), streams);
        }
    }

    /**
     * The file, for adding to it or submitting it.
     *
     * @throws Refusal a conflict if the claim is locked
     */
    public static ClaimContent open(ClaimState state) {
        return switch (state) {
            case Editing editing -> editing.file();
            case ActionRequired asked -> asked.file();
            case Submitted locked -> throw locked(locked);
            case UnderReview locked -> throw locked(locked);
            case Approved locked -> throw locked(locked);
            case Rejected locked -> throw locked(locked);
            case Disputed locked -> throw locked(locked);
            case Withdrawn locked -> throw locked(locked);
            case Discarded locked -> throw locked(locked);
            case Expired locked -> throw locked(locked);
        };
    }

    /**
     * The file, for attaching documents, which is also possible while the claim is disputed (D-4).
     *
     * @throws Refusal as {@link #open}
     */
    public static ClaimContent openForDocuments(ClaimState state) {
        return state instanceof Disputed disputed ? disputed.file() : open(state);
    }

    /**
     * The file, for changing or removing the cost.
     *
     * @throws Refusal a conflict if the claim is locked, or nobody asked about that cost or the claim as a whole
     */
    public static ClaimContent openFor(ClaimState state, CostId cost) {
        return openIf(
                state,
                item -> cost.equals(item.cost()) || isAboutClaim(item),
                addedSince(state, file -> file.costs().containsKey(cost)));
    }

    /** The same for a document. */
    public static ClaimContent openFor(ClaimState state, DocumentId document) {
        return openIf(
                state,
                item -> document.equals(item.document()) || isAboutClaim(item),
                addedSince(state, file -> file.documents().containsKey(document)));
    }

    /** The same for a metric; one that is not recorded yet can always be recorded. */
    public static ClaimContent openForMetric(ClaimState state, String metric) {
        return openIf(
                state,
                item -> metric.equals(item.missing()) || isAboutClaim(item),
                addedSince(state, file -> file.metrics().containsKey(metric)));
    }

    /**
     * The same for a core requirement, which is asked for by its code or by a document that shows it. Ticking an open
     * requirement and adding documents to a ticked one are always possible, because they only add.
     */
    public static ClaimContent openFor(ClaimState state, TickCoreRequirement command) {
        String requirement = command.requirement();
        List<DocumentId> shownBy = state.file().ticked().getOrDefault(requirement, List.of());
        boolean adds = command.ticked() && command.documents().containsAll(shownBy);
        return openIf(
                state,
                item -> isAboutClaim(item)
                        || requirement.equals(item.missing())
                        || (item.document() != null && shownBy.contains(item.document())),
                adds || addedSince(state, file -> file.ticked().containsKey(requirement)));
    }

    /** The same for a question; an unanswered one can always be answered. */
    public static ClaimContent openForQuestion(ClaimState state, String question) {
        return openIf(
                state,
                item -> question.equals(item.missing()) || isAboutClaim(item),
                addedSince(state, file -> file.answers().containsKey(question)));
    }

    /** The same for the details. */
    public static ClaimContent openForDetails(ClaimState state) {
        return openIf(state, EditingRules::isAboutClaim, false);
    }

    private static ClaimContent openIf(ClaimState state, Predicate<InformationItem> asks, boolean added) {
        ClaimContent file = open(state);
        if (state instanceof ActionRequired required
                && !added
                && required.items().stream().noneMatch(asks)) {
            throw OtherState.refusal(state, RefusalCode.NOT_ASKED_FOR);
        }
        return file;
    }

    /** Whether it was added after the last submission, so that it may still be corrected. */
    private static boolean addedSince(ClaimState state, Predicate<ClaimContent> has) {
        return state instanceof ActionRequired required
                && !has.test(required.submittal().handedIn());
    }

    private static boolean isAboutClaim(InformationItem item) {
        return item.cost() == null && item.document() == null && item.missing() == null;
    }

    private static Refusal locked(ClaimState state) {
        return OtherState.refusal(
                state, state instanceof Disputed ? RefusalCode.CLAIM_LOCKED_BY_DISPUTE : RefusalCode.CLAIM_LOCKED);
    }
}
