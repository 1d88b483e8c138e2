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
import dev.coopclaims.command.web.BodyBinder;
import dev.coopclaims.command.web.Caller;
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
import dev.coopclaims.kernel.text.Code;
import dev.coopclaims.kernel.text.Text;
import dev.coopclaims.kernel.time.EarningPeriod;
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
import tools.jackson.databind.json.JsonMapper;

/** Asking for a pre-approval, deciding it, and claims that draw on it (P-4), from the endpoint to the streams. */
class PreApprovalEndpointsTest {
    private static final Actor PAM = new Actor(
            new UserId("pam"), Set.of(Role.PROGRAMME_MANAGER), new OrganisationId("org-vendor"), Actor.Channel.WEB);

    private static final String TV = SampleCatalogue.TV;
    private static final LocalDate LAST_OF_JUNE = LocalDate.of(2021, 6, 30);

    private final SampleClock clock = new SampleClock();
    private final ClaimNode node = new ClaimNode(SampleCatalogue.CATALOGUE, clock);
    private final PreApprovalEndpoints endpoints = new PreApprovalEndpoints(node.commands());

    @Nested
    class Request {

        @Test
        void it_is_answered_with_its_id_address_and_version() {
            ResponseEntity<PreApprovalAnswer> answer = endpoints.request(spot("900.00"), ALICE);

            String id = Objects.requireNonNull(answer.getBody()).preApproval().value();
            assertThat(answer.getStatusCode().value()).isEqualTo(201);
            assertThat(answer.getHeaders().getLocation()).hasToString("/api/pre-approvals/" + id);
            assertThat(answer.getHeaders().getETag()).isEqualTo("\"0\"");
            assertThat(node.names(id)).containsExactly("PreApprovalRequested");
        }

        @Test
        void what_is_missing_or_malformed_is_named() {
            assertMalformed("REQUIRED /programme", "\"programme\":\"CSP_DIRECT\"", "\"programme\":null");
            assertMalformed("MALFORMED /activity", TV, "two\\nlines");
            assertMalformed("MALFORMED /period", "FY21-H1", "FY21");
            assertMalformed("MALFORMED /description", "A spot", " ");
            assertMalformed("MALFORMED /amount", "1.00", "1.001");
            assertMalformed("MALFORMED /amount/currency", "\"EUR\"", "12");
        }

        @Test
        void what_the_catalogue_does_not_have_breaks_a_rule() {
            PreApprovalBody body = body("OSA_SELL", "JUGGLING", "0.00");
            assertThat(codesOf(() -> endpoints.request(body, ALICE)))
                    .containsExactly("UNKNOWN_PROGRAMME", "UNKNOWN_ACTIVITY", "AMOUNT_NOT_POSITIVE");
        }

        private void assertMalformed(String told, String right, String wrong) {
            String body = """
                {"programme":"CSP_DIRECT","activity":"%s","period":"FY21-H1","description":"A spot",
                 "amount":{"amount":"1.00","currency":"EUR"}}\
                """.formatted(TV);
            assertThat(body).contains(right);
            Refusal refusal = refusalOf(() -> bound(body.replace(right, wrong), PreApprovalBody.class));
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED);
            assertThat(refusal.violations())
                    .extracting(one -> one.code() + " " + one.path())
                    .containsExactly(told);
        }
    }

    @Nested
    class Decision {
        private final PreApprovalId id = asked("900.00");

        @Test
        void it_is_granted_once_and_not_declined_after() {
            assertThat(grant(id, "500.00").getHeaders().getETag()).isEqualTo("\"1\"");
            assertThat(node.names(id.value())).endsWith("PreApprovalGranted");
            assertThat(refusalOf(() -> grant(id, "500.00")).kind()).isEqualTo(Refusal.Kind.CONFLICT);
            assertThat(refusalOf(() -> endpoints.decline(id, decline("no"), caller(PAM, null)))
                            .kind())
                    .isEqualTo(Refusal.Kind.CONFLICT);
        }

        @Test
        void declining_needs_a_reason() {
            assertThat(refusalOf(() -> bound("{\"reason\":\" \"}", DeclineBody.class)))
                    .hasMessageStartingWith("/reason");
            endpoints.decline(id, decline("too dear"), caller(PAM, null));
            assertThat(node.names(id.value())).endsWith("PreApprovalDeclined");
        }

        @Test
        void who_saw_another_version_is_told_so() {
            GrantBody body = new GrantBody(eur("500.00"), LAST_OF_JUNE, null);
            assertThat(refusalOf(() -> endpoints.grant(id, body, caller(PAM, "\"7\"")))
                            .kind())
                    .isEqualTo(Refusal.Kind.PRECONDITION_FAILED);
            endpoints.grant(id, body, caller(PAM, "\"0\""));
        }

        @Test
        void a_grant_names_an_amount_and_a_day() {
            assertThat(refusalOf(() -> bound("{\"until\":\"30 June\"}", GrantBody.class))
                            .violations())
                    .extracting(one -> one.code() + " " + one.path())
                    .containsExactly("REQUIRED /amount", "MALFORMED /until");
        }

        @Test
        void there_is_none_for_partners_whosever_it_is_R_1() {
            PreApprovalId unknown = PreApprovalId.create();
            for (Actor partner : List.of(ALICE, STRANGER)) {
                for (PreApprovalId one : List.of(id, unknown)) {
                    assertThat(refusalOf(() -> endpoints.decline(one, decline("mine"), caller(partner, null)))
                                    .kind())
                            .isEqualTo(Refusal.Kind.NOT_FOUND);
                }
            }
            assertThat(refusalOf(() -> grant(unknown, "1.00")).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
        }
    }

    @Nested
    class Draws {
        private final PreApprovalId id = asked("900.00");

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
            assertThat(node.names(id.value()))
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
            PreApprovalId others = Objects.requireNonNull(
                            endpoints.request(spot("900.00"), STRANGER).getBody())
                    .preApproval();
            grant(others, "500.00");
            int number = 0;
            for (PreApprovalId named : new @Nullable PreApprovalId[] {null, id, others}) {
                ClaimId claim = claimFor("claim-" + number++, "300.00", named);
                assertThat(codesOf(() -> node.send(new SubmitClaim(claim), ALICE)))
                        .containsExactly("PRE_APPROVAL_MISSING");
            }
        }

        private ClaimId claimFor(String claim, String amount, @Nullable PreApprovalId preApproval) {
            ClaimId id = new ClaimId(claim);
            ClaimDetails details = new ClaimDetails(
                    "IE",
                    SampleCatalogue.TV,
                    "A spot",
                    LocalDate.of(2021, 3, 1),
                    LocalDate.of(2021, 3, 31),
                    null,
                    preApproval,
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

    private PreApprovalId asked(String amount) {
        return Objects.requireNonNull(endpoints.request(spot(amount), ALICE).getBody())
                .preApproval();
    }

    private Caller caller(Actor actor, @Nullable String ifMatch) {
        return new Caller(node.commands(), actor, ifMatch);
    }

    private ResponseEntity<PreApprovalAnswer> grant(PreApprovalId id, String amount) {
        return endpoints.grant(id, new GrantBody(eur(amount), LAST_OF_JUNE, new Text("go")), caller(PAM, null));
    }

    private static PreApprovalBody spot(String amount) {
        return body("CSP_DIRECT", TV, amount);
    }

    private static PreApprovalBody body(String programme, String activity, String amount) {
        return new PreApprovalBody(
                new Code(programme),
                new Code(activity),
                EarningPeriod.ofLabel("FY21-H1"),
                new Text("A spot"),
                eur(amount),
                null,
                null,
                null);
    }

    private static DeclineBody decline(String reason) {
        return new DeclineBody(new Text(reason));
    }

    private static <T> T bound(String json, Class<T> type) {
        return BodyBinder.bind(JsonMapper.shared().readTree(json), type);
    }
}
