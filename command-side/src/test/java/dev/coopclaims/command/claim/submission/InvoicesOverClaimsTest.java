package dev.coopclaims.command.claim.submission;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.bill;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.eur;
import static dev.coopclaims.command.claim.Sample.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.AddCost;
import dev.coopclaims.command.claim.ChangeCost;
import dev.coopclaims.command.claim.ClaimDetails;
import dev.coopclaims.command.claim.ClaimNode;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.claim.StartClaim;
import dev.coopclaims.command.correction.CorrectNet;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.command.organisation.AddMember;
import dev.coopclaims.command.organisation.ChangeMember;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.command.review.RequestInformation;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.invoice.InvoiceNetCorrected;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.source.InvoiceId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One invoice in several claims, through the command bus (C-9). */
class InvoicesOverClaimsTest {
    private static final Actor FIONA =
            new Actor(new UserId("fiona"), Set.of(Role.FINANCE), new OrganisationId("org-vendor"), Actor.Channel.API);
    private static final Actor PAM = new Actor(
            new UserId("pam"), Set.of(Role.PROGRAMME_MANAGER), new OrganisationId("org-vendor"), Actor.Channel.API);
    private static final Actor BOB = new Actor(new UserId("bob"), Set.of(Role.PARTNER_USER), ORG, Actor.Channel.API);
    private static final InvoiceId INVOICE = Sample.invoiceId("R-1");

    private final ClaimNode node = new ClaimNode();

    @BeforeEach
    void funded() {
        node.funded("9000.00");
    }

    @Test
    void a_mistyped_net_is_mended_as_the_reviewer_asked_C_9_V_2() {
        ClaimId claim = node.ready("claim-1", "CLM-1", bill("R-1", "100.00", null));
        node.send(new SubmitClaim(claim), ALICE);
        InformationItemId item = new InformationItemId("item-1");
        node.send(
                new RequestInformation(
                        claim,
                        List.of(new InformationItem(item, "EXPENSE_NOT_ELIGIBLE", "it says 1,000", COST, null, null))),
                RITA);
        node.send(new ChangeCost(claim, COST, bill("R-1", "1000.00", null)), ALICE);
        node.send(new AnswerItem(claim, item, "mended", List.of()), ALICE);

        node.send(new SubmitClaim(claim), ALICE);

        assertThat(node.names(INVOICE.value())).contains("InvoiceNetCorrected");
        assertThat(state().share(claim, COST)).contains(eur("1000.00"));
    }

    @Test
    void a_net_that_nobody_holds_any_more_binds_no_new_claim_C_9_D_5() {
        ClaimId first = submitted("claim-1", "CLM-1", "100.00", "100.00");
        node.send(new WithdrawClaim(first, "typo"), ALICE);

        ClaimId second = submitted("claim-2", "CLM-2", "1000.00", "1000.00");
        assertThat(state().holders()).containsExactly(second);
    }

    @Test
    void finance_corrects_a_net_that_claims_hold_never_below_their_shares_C_9() {
        submitted("claim-1", "CLM-1", "1000.00", "400.00");
        submitted("claim-2", "CLM-2", "1000.00", "500.00");

        assertThat(codesOf(() -> node.send(new CorrectNet(INVOICE, null, eur("899.99"), "typo"), FIONA)))
                .containsExactly(RefusalCode.NET_BELOW_SHARES.code());
        node.send(new CorrectNet(INVOICE, null, eur("950.00"), "the invoice says 950.00"), FIONA);

        ClaimId third = node.ready("claim-3", "CLM-3", bill("R-1", "1000.00", "50.00"));
        assertThat(codesOf(() -> node.send(new SubmitClaim(third), ALICE))).containsExactly("INVOICE_MISMATCH");
        submitted("claim-4", "CLM-4", "950.00", "50.00");
    }

    @Test
    void a_correction_names_the_claims_that_hold_shares_for_their_histories_C_9_H_1() {
        ClaimId first = submitted("claim-1", "CLM-1", "1000.00", "400.00");
        ClaimId second = submitted("claim-2", "CLM-2", "1000.00", "100.00");
        ClaimId gone = submitted("claim-3", "CLM-3", "1000.00", "100.00");
        node.send(new WithdrawClaim(gone, ""), ALICE);
        node.send(new CorrectNet(INVOICE, null, eur("950.00"), "the invoice says 950.00"), FIONA);

        assertThat(node.events(INVOICE.value())).last().isInstanceOfSatisfying(InvoiceNetCorrected.class, corrected -> {
            assertThat(corrected.claims()).containsExactly(first, second);
            assertThat(corrected.invoiceNumber()).isEqualTo("R-1");
        });
    }

    @Test
    void an_invoice_is_corrected_by_the_vendor_alone_and_only_where_there_is_one_R_1() {
        submitted("claim-1", "CLM-1", "1000.00", "400.00");
        CorrectNet correction = new CorrectNet(INVOICE, null, eur("950.00"), "typo");
        CorrectNet ofNone = new CorrectNet(Sample.invoiceId("R-2"), null, eur("950.00"), "typo");

        assertThat(refusalOf(() -> node.send(correction, ALICE)).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
        assertThat(refusalOf(() -> node.send(ofNone, FIONA)).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void finance_with_a_limit_does_not_decide_for_claims_that_it_does_not_see_R_5() {
        node.send(new RegisterOrganisation(FIONA.organisation(), "Vendor", OrganisationKind.VENDOR), PAM);
        node.send(new AddMember(FIONA.organisation(), FIONA.user(), "Fiona", null, Role.FINANCE), PAM);
        node.send(new ChangeMember(FIONA.organisation(), FIONA.user(), null, List.of("HALF"), null), PAM);
        submitted("claim-1", "CLM-1", "1000.00", "400.00");

        assertThat(refusalOf(() -> node.send(new CorrectNet(INVOICE, null, eur("950.00"), "typo"), FIONA))
                        .kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void claims_outside_the_membership_are_a_sum_and_who_sees_everything_is_named_C_9_R_5() {
        node.send(new RegisterOrganisation(ORG, "Aire", OrganisationKind.PARTNER), PAM);
        node.send(new AddMember(ORG, ALICE.user(), "Alice", null, Role.PARTNER_USER), PAM);
        node.send(new AddMember(ORG, new UserId("gwen"), "Gwen", null, Role.GLOBAL_ADMIN), PAM);
        node.send(new AddMember(ORG, BOB.user(), "Bob", null, Role.PARTNER_USER), PAM);
        node.send(new ChangeMember(ORG, BOB.user(), null, null, List.of("DE")), PAM);
        submitted("claim-1", "CLM-FY21H1-000001", "1000.00", "600.00");
        ClaimId german = new ClaimId("claim-2");
        node.send(
                new StartClaim(
                        german,
                        "CLM-FY21H1-000002",
                        "CSP_DIRECT",
                        Sample.PERIOD,
                        Money.currencyOf("EUR"),
                        new ClaimDetails(
                                "DE",
                                SampleCatalogue.PRINT,
                                "Anzeige",
                                LocalDate.of(2021, 3, 1),
                                LocalDate.of(2021, 3, 31),
                                null)),
                BOB);
        node.send(new AddCost(german, COST, bill("R-1", "1000.00", "500.00")), BOB);

        assertThat(exhausted(german, BOB).message())
                .contains("only EUR 400.00 of EUR 1000.00", "Claims outside your membership hold EUR 600.00", "gwen")
                .doesNotContain("CLM-FY21H1-000001")
                .doesNotContain("claim-1");
        assertThat(refusalOf(() -> node.send(new SubmitClaim(german), BOB)).violations())
                .extracting(Violation::message)
                .noneMatch(message -> message.contains("000001") || message.contains("claim-1"));
        assertThat(exhausted(german, ALICE).message())
                .contains("CLM-FY21H1-000001")
                .doesNotContain("membership");
    }

    private Violation exhausted(ClaimId claim, Actor reader) {
        return node.send(new CheckReadiness(claim), reader).result().problems().stream()
                .filter(problem -> problem.code().equals(RefusalCode.INVOICE_EXHAUSTED.code()))
                .findFirst()
                .orElseThrow();
    }

    private ClaimId submitted(String claim, String number, String net, String requested) {
        ClaimId id = node.ready(claim, number, bill("R-1", net, requested));
        node.send(new SubmitClaim(id), ALICE);
        return id;
    }

    private InvoiceState state() {
        return node.invoice(INVOICE).orElseThrow();
    }
}
