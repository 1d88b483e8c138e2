package dev.coopclaims.command.claim;

import dev.coopclaims.command.claim.submission.AnswerItem;
import dev.coopclaims.command.claim.submission.DiscardClaim;
import dev.coopclaims.command.claim.submission.ExpireClaim;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.claim.submission.WithdrawClaim;
import dev.coopclaims.command.dispute.OpenDispute;
import dev.coopclaims.command.dispute.WithdrawDispute;
import dev.coopclaims.command.organisation.AddMember;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.command.organisation.ReopenOrganisation;
import dev.coopclaims.command.originals.RequestOriginals;
import dev.coopclaims.command.review.ApproveClaim;
import dev.coopclaims.command.review.RejectClaim;
import dev.coopclaims.command.review.RequestInformation;
import dev.coopclaims.command.review.StartReview;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.List;
import java.util.Set;

/**
 * Brings claims of 1,000 euros into every standing, by the commands that lead there: Alice's claim, which Rita rejects
 * and Ravi then decides differently. For each, a colleague was asked for a document, and originals were requested once
 * it was submitted.
 */
final class ClaimCourses {
    static final UserId BOB = new UserId("bob");
    static final UploadRequestId UPLOAD = new UploadRequestId("upload-0");
    static final OriginalsRequestId ORIGINALS = new OriginalsRequestId("originals-0");
    /** About the claim as a whole, so that everything may be changed (C-4). */
    static final InformationItem ITEM =
            new InformationItem(new InformationItemId("item-0"), "MISSING_POE", "where?", null, null, null);

    static final Actor SYSTEM = Actor.system(Sample.RITA.organisation());
    static final Actor MANAGER =
            new Actor(new UserId("pam"), Set.of(Role.PROGRAMME_MANAGER), Sample.RITA.organisation(), Actor.Channel.WEB);

    private final ClaimNode node;
    private int claims;

    /** The states of domain.md §5.1, distinguished as in the table. */
    enum Standing {
        EDI,
        SUB,
        REV,
        /** Action required, requested in a review. */
        ASK,
        APP,
        REJ,
        /** Finally rejected. */
        FIN,
        DIS,
        /** Action required, requested in a dispute. */
        ASD,
        WDN,
        DSC,
        EXP;

        static Standing of(ClaimState state) {
            return switch (state) {
                case ClaimState.Editing ignored -> EDI;
                case ClaimState.Submitted ignored -> SUB;
                case ClaimState.UnderReview ignored -> REV;
                case ClaimState.ActionRequired asked -> asked.origin() == RequestOrigin.DISPUTE ? ASD : ASK;
                case ClaimState.Approved ignored -> APP;
                case ClaimState.Rejected rejected -> rejected.finalRejection() ? FIN : REJ;
                case ClaimState.Disputed ignored -> DIS;
                case ClaimState.Withdrawn ignored -> WDN;
                case ClaimState.Discarded ignored -> DSC;
                case ClaimState.Expired ignored -> EXP;
            };
        }

        /** Whether money is held for it (C-8, D-3). */
        boolean reserves() {
            return switch (this) {
                case SUB, REV, ASK, REJ, DIS, ASD -> true;
                case EDI, APP, FIN, WDN, DSC, EXP -> false;
            };
        }
    }

    ClaimCourses(ClaimNode node) {
        this.node = node;
        node.funded("1000000.00");
        node.send(new RegisterOrganisation(Sample.ORG, "Aire", OrganisationKind.PARTNER), MANAGER);
        for (UserId user : List.of(Sample.ALICE.user(), BOB)) {
            node.send(new AddMember(Sample.ORG, user, user.value(), null, Role.PARTNER_USER), MANAGER);
        }
    }

    /** A new claim in that standing. */
    ClaimId in(Standing standing) {
        claims++;
        ClaimId claim = new ClaimId("claim-" + claims);
        node.ready(claim.value(), "CLM-" + claims, Sample.bill(bill(claim), "1000.00", null));
        node.send(new RequestUpload(claim, UPLOAD, BOB, "INVOICE", "please"), Sample.ALICE);
        lead(claim, standing);
        return claim;
    }

    /** The organisation takes part again if it was closed. */
    void reopen() {
        if (node.names(Sample.ORG.value()).getLast().equals("OrganisationClosed")) {
            node.send(new ReopenOrganisation(Sample.ORG), MANAGER);
        }
    }

    /** The number of its only invoice. */
    String bill(ClaimId claim) {
        return "of-" + claim;
    }

    private void lead(ClaimId claim, Standing standing) {
        switch (standing) {
            case EDI -> {}
            case DSC -> node.send(new DiscardClaim(claim, ""), Sample.ALICE);
            case EXP ->
                node.at(
                        node.claim(claim).file().told().submitBy().before(),
                        () -> node.send(new ExpireClaim(claim), SYSTEM));
            case SUB -> {
                node.send(new SubmitClaim(claim), Sample.ALICE);
                node.send(new RequestOriginals(claim, ORIGINALS, List.of(), "please"), Sample.RITA);
            }
            case WDN -> {
                lead(claim, Standing.SUB);
                node.send(new WithdrawClaim(claim, ""), Sample.ALICE);
            }
            case REV -> {
                lead(claim, Standing.SUB);
                node.send(new StartReview(claim), Sample.RAVI);
            }
            case ASK -> {
                lead(claim, Standing.SUB);
                node.send(new RequestInformation(claim, List.of(ITEM)), Sample.RAVI);
            }
            case APP -> {
                lead(claim, Standing.SUB);
                node.send(new ApproveClaim(claim, ""), Sample.RAVI);
            }
            case REJ -> {
                lead(claim, Standing.SUB);
                node.send(new RejectClaim(claim, List.of("LATE_CLAIM"), "late"), Sample.RITA);
            }
            case DIS -> {
                lead(claim, Standing.REJ);
                node.send(new OpenDispute(claim, "look again", List.of(Sample.PIECE), null), Sample.ALICE);
            }
            case FIN -> {
                lead(claim, Standing.DIS);
                node.send(new WithdrawDispute(claim), Sample.ALICE);
            }
            case ASD -> {
                lead(claim, Standing.DIS);
                node.send(new RequestInformation(claim, List.of(ITEM)), Sample.RAVI);
            }
        }
    }

    /** Answers what {@link #ITEM} asks. */
    void answer(ClaimId claim) {
        node.send(new AnswerItem(claim, ITEM.id(), "there", List.of()), Sample.ALICE);
    }
}
