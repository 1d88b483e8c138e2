package dev.coopclaims.command.preapproval.web;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.STRANGER;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.eur;
import static dev.coopclaims.command.claim.Sample.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.AddCost;
import dev.coopclaims.command.claim.AttachDocuments;
import dev.coopclaims.command.claim.ClaimDetails;
import dev.coopclaims.command.claim.ClaimNode;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.claim.SampleClock;
import dev.coopclaims.command.claim.StartClaim;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.claim.submission.WithdrawClaim;
import dev.coopclaims.command.preapproval.web.PreApprovalEndpoints.DeclineBody;
import dev.coopclaims.command.preapproval.web.PreApprovalEndpoints.GrantBody;
import dev.coopclaims.command.preapproval.web.PreApprovalEndpoints.PreApprovalAnswer;
import dev.coopclaims.command.preapproval.web.PreApprovalEndpoints.PreApprovalBody;
import dev.coopclaims.command.review.ApproveClaim;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.MoneyBody;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.source.PreApprovalId;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

/** Asking for a pre-approval, deciding it, and claims that draw on it (P-4), from the endpoint to the streams. */
class PreApprovalEndpointsTest {
    private static final Actor PAM = new Actor(
            new UserId("pam"), Set.of(Role.PROGRAMME_MANAGER), new OrganisationId("org-vendor"), Actor.Channel.WEB);

    private static final String TV = SampleCatalogue.TV;

    private final SampleClock clock = new SampleClock();
    private final ClaimNode node = new ClaimNode(SampleCatalogue.CATALOGUE, clock);
    private final PreApprovalEndpoints endpoints = new PreApprovalEndpoints(node.commands());

    @Nested
    class Request {

        @Test
        void it_is_answered_with_its_id_address_and_version() {
            ResponseEntity<PreApprovalAnswer> answer = endpoints.request(spot("900.00"), ALICE);

            String id = Objects.requireNonNull(answer.getBody()).preApproval();
            assertThat(answer.getStatusCode().value()).isEqualTo(201);
            assertThat(answer.getHeaders().getLocation()).hasToString("/api/pre-approvals/" + id);
            assertThat(answer.getHeaders().getETag()).isEqualTo("\"0\"");
            assertThat(node.names(id)).containsExactly("PreApprovalRequested");
        }

        @Test
        void what_is_missing_or_malformed_is_named() {
            assertMalformed("programme", new PreApprovalBody(null, TV, "FY21-H1", "x", money("1.00")));
            assertMalformed("activity", new PreApprovalBody("CSP_DIRECT", "two\nlines", "FY21-H1", "x", money("1.00")));
            assertMalformed("period", new PreApprovalBody("CSP_DIRECT", TV, "FY21", "x", money("1.00")));
            assertMalformed("description", new PreApprovalBody("CSP_DIRECT", TV, "FY21-H1", " ", money("1.00")));
            assertMalformed("amount", new PreApprovalBody("CSP_DIRECT", TV, "FY21-H1", "x", money("1.001")));
            assertMalformed("amount", new PreApprovalBody("CSP_DIRECT", TV, "FY21-H1", "x", null));
        }

        @Test
        void what_the_catalogue_does_not_have_breaks_a_rule() {
            PreApprovalBody body = new PreApprovalBody("OSA_SELL", "JUGGLING", "FY21-H1", "x", money("0.00"));
            assertThat(codesOf(() -> endpoints.request(body, ALICE)))
                    .containsExactly("UNKNOWN_PROGRAMME", "UNKNOWN_ACTIVITY", "AMOUNT_NOT_POSITIVE");
        }

        private void assertMalformed(String field, PreApprovalBody body) {
            Refusal refusal = refusalOf(() -> endpoints.request(body, ALICE));
            assertThat(refusal.kind()).as(field).isEqualTo(Refusal.Kind.MALFORMED);
            assertThat(refusal).hasMessageStartingWith("/" + field);
        }
    }

    @Nested
    class Decision {
        private final String id = asked("900.00");

        @Test
        void it_is_granted_once_and_not_declined_after() {
            assertThat(grant(id, "500.00").getHeaders().getETag()).isEqualTo("\"1\"");
            assertThat(node.names(id)).endsWith("PreApprovalGranted");
            assertThat(refusalOf(() -> grant(id, "500.00")).kind()).isEqualTo(Refusal.Kind.CONFLICT);
            assertThat(refusalOf(() -> endpoints.decline(id, new DeclineBody("no"), caller(PAM, null)))
                            .kind())
                    .isEqualTo(Refusal.Kind.CONFLICT);
        }

        @Test
        void declining_needs_a_reason() {
            assertThat(refusalOf(() -> endpoints.decline(id, new DeclineBody(" "), caller(PAM, null)))
                            .kind())
                    .isEqualTo(Refusal.Kind.MALFORMED);
            endpoints.decline(id, new DeclineBody("too dear"), caller(PAM, null));
            assertThat(node.names(id)).endsWith("PreApprovalDeclined");
        }

        @Test
        void who_saw_another_version_is_told_so() {
            GrantBody body = new GrantBody(money("500.00"), "2021-06-30", null);
            assertThat(refusalOf(() -> endpoints.grant(id, body, caller(PAM, "\"7\"")))
                            .kind())
                    .isEqualTo(Refusal.Kind.PRECONDITION_FAILED);
            endpoints.grant(id, body, caller(PAM, "\"0\""));
        }

        @Test
        void a_grant_names_an_amount_and_a_day() {
            assertThat(refusalOf(() -> endpoints.grant(id, new GrantBody(null, "2021-06-30", null), caller(PAM, null)))
                            .kind())
                    .isEqualTo(Refusal.Kind.MALFORMED);
            GrantBody noDay = new GrantBody(money("1.00"), "30 June", null);
            assertThat(refusalOf(() -> endpoints.grant(id, noDay, caller(PAM, null))))
                    .hasMessageStartingWith("/until");
        }

        @Test
        void there_is_none_for_partners_whosever_it_is_R_1() {
            String unknown = PreApprovalId.create().value();
            for (Actor partner : List.of(ALICE, STRANGER)) {
                for (String one : List.of(id, unknown)) {
                    assertThat(refusalOf(() -> endpoints.decline(one, new DeclineBody("mine"), caller(partner, null)))
                                    .kind())
                            .isEqualTo(Refusal.Kind.NOT_FOUND);
                }
            }
            assertThat(refusalOf(() -> grant(unknown, "1.00")).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
            assertThat(refusalOf(() -> grant("nonsense", "1.00")).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
        }
    }

    @Nested
    class Draws {
        private final String id = asked("900.00");

        @Test
        void claims_draw_on_it_together_and_give_back_with_their_decisions_P_4_C_8() {
            node.funded("5000.00");
            clock.set("2021-02-01T10:00:00Z");
            grant(id, "500.00");
            clock.set(Sample.NOW);
            ClaimId first = claimFor("claim-1", "300.00", id);
            ClaimId second = claimFor("claim-2", "200.01", id);
            node.send(new SubmitClaim(first), ALICE);
            assertThat(codesOf(() -> node.send(new SubmitClaim(second), ALICE)))
                    .containsExactly("PRE_APPROVAL_EXCEEDED");
            ApprovedCost part = new ApprovedCost(Sample.COST, eur("299.99"), "a cent too much");
            node.send(new ApproveClaim(first, "", List.of(part), false), Sample.RITA);
            node.send(new SubmitClaim(second), ALICE);
            node.send(new WithdrawClaim(second, ""), ALICE);
            assertThat(node.names(id))
                    .containsExactly(
                            "PreApprovalRequested",
                            "PreApprovalGranted",
                            "PreApprovalUsed",
                            "PreApprovalReleased",
                            "PreApprovalUsed",
                            "PreApprovalReleased");
        }

        @Test
        void a_claim_lacks_one_that_is_not_granted_or_another_organisations_P_4_R_1() {
            node.funded("5000.00");
            String others = Objects.requireNonNull(
                            endpoints.request(spot("900.00"), STRANGER).getBody())
                    .preApproval();
            grant(others, "500.00");
            int number = 0;
            for (String named : new @Nullable String[] {null, id, others}) {
                ClaimId claim = claimFor("claim-" + number++, "300.00", named);
                assertThat(codesOf(() -> node.send(new SubmitClaim(claim), ALICE)))
                        .containsExactly("PRE_APPROVAL_MISSING");
            }
        }

        private ClaimId claimFor(String claim, String amount, @Nullable String preApproval) {
            ClaimId id = new ClaimId(claim);
            ClaimDetails details = new ClaimDetails(
                    "IE",
                    SampleCatalogue.TV,
                    "A spot",
                    LocalDate.of(2021, 3, 1),
                    LocalDate.of(2021, 3, 31),
                    null,
                    preApproval == null ? null : new PreApprovalId(preApproval),
                    null);
            node.send(
                    new StartClaim(id, "CLM-" + claim, "CSP_DIRECT", Sample.PERIOD, Money.currencyOf("EUR"), details),
                    ALICE);
            node.send(new AddCost(id, Sample.COST, Sample.bill("of-" + claim, amount, null)), ALICE);
            attach(id, "INVOICE", "document-invoice");
            attach(id, "COMMUNICATION_PIECE", "document-piece");
            return id;
        }

        private void attach(ClaimId claim, String kind, String document) {
            node.send(
                    new AttachDocuments(claim, List.of(Sample.file(document)), kind, "", List.of(), List.of()), ALICE);
        }
    }

    @Test
    void partners_ask_and_programme_managers_alone_decide() {
        assertThat(rolesOf("request"))
                .containsExactlyInAnyOrder(Role.PARTNER_USER, Role.PARTNER_ADMIN, Role.GLOBAL_ADMIN);
        assertThat(rolesOf("grant")).containsExactly(Role.PROGRAMME_MANAGER);
        assertThat(rolesOf("decline")).containsExactly(Role.PROGRAMME_MANAGER);
    }

    private static List<Role> rolesOf(String endpoint) {
        Method method = Arrays.stream(PreApprovalEndpoints.class.getDeclaredMethods())
                .filter(one -> one.getName().equals(endpoint))
                .findFirst()
                .orElseThrow();
        return Objects.requireNonNull(method.getAnnotation(AllowedTo.class))
                .value()
                .roles();
    }

    private String asked(String amount) {
        return Objects.requireNonNull(endpoints.request(spot(amount), ALICE).getBody())
                .preApproval();
    }

    private Caller caller(Actor actor, @Nullable String ifMatch) {
        return new Caller(node.commands(), actor, ifMatch);
    }

    private ResponseEntity<PreApprovalAnswer> grant(String id, String amount) {
        return endpoints.grant(id, new GrantBody(money(amount), "2021-06-30", "go"), caller(PAM, null));
    }

    private static PreApprovalBody spot(String amount) {
        return new PreApprovalBody("CSP_DIRECT", SampleCatalogue.TV, "FY21-H1", "A spot", money(amount));
    }

    private static MoneyBody money(String amount) {
        return new MoneyBody(amount, "EUR");
    }
}
