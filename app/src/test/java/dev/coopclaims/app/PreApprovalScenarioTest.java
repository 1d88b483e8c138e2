package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is told of pre-approvals over HTTP (P-4), and of parameters that name what is not there. */
class PreApprovalScenarioTest {
    private static final String WANTED = """
            {"programme":"CSP_DIRECT","activity":"PRINT_ADVERTISING","period":"FY26-H2","description":"a fair",
             "amount":{"amount":"500.00","currency":"GBP"}}""";

    private final PartnerAtWork partner = new PartnerAtWork();

    @Test
    void a_pre_approval_is_read_by_its_organisation_and_the_vendor_and_by_nobody_else() {
        String id = partner.command("alice", "POST", "/api/pre-approvals", WANTED, 201)
                .path("preApproval")
                .asString();
        String path = "/api/pre-approvals/" + id;

        assertThat(partner.readJson("alice", path).path("status").asString()).isEqualTo("REQUESTED");
        partner.command("pam", "POST", path + "/decline", "{\"reason\":\"not this year\"}", 200);
        JsonNode declined = partner.readJson("alice", path);
        assertThat(declined.path("status").asString()).isEqualTo("DECLINED");
        assertThat(declined.path("text").asString()).isEqualTo("not this year");
        assertThat(declined.path("decidedBy").path("name").asString()).isEqualTo("validation team");
        assertThat(ids("rita", "/api/pre-approvals?status=DECLINED")).contains(id);
        assertThat(ids("hanna", "/api/pre-approvals")).doesNotContain(id);
        assertThat(status("hanna", path)).isEqualTo(404);
    }

    @Test
    void a_parameter_that_names_nothing_is_a_problem() {
        for (String malformed : new String[] {
            "/api/claims?status=LOST",
            "/api/claims?programme=NO_SUCH",
            "/api/claims?organisation=adatum",
            "/api/claims?overdue=perhaps",
            "/api/claims?limit=many",
            "/api/funds?organisation=",
            "/api/overview?organisation=x",
            "/api/pre-approvals?status=LOST",
            "/api/tasks?language=no%20such",
            "/api/review-queue?assigned=%21",
            "/api/review-queue?language=no%20such",
            "/api/periods?on=today"
        }) {
            assertThat(status("rita", malformed)).as(malformed).isEqualTo(400);
        }
        for (String unknown : new String[] {
            "/api/claims?organisation=org-nobody",
            "/api/funds?organisation=org-nobody",
            "/api/overview?organisation=org-nobody",
            "/api/pre-approvals?organisation=org-nobody"
        }) {
            assertThat(status("rita", unknown)).as(unknown).isEqualTo(404);
            assertThat(status("alice", unknown)).as(unknown).isEqualTo(404);
        }
        assertThat(status("rita", "/api/claims?status=PARTNER_ACTION_REQUIRED&status=DISPUTED"))
                .isEqualTo(200);
        assertThat(status("rita", "/api/claims?status=Partner%20action%20required"))
                .isEqualTo(200);
    }

    private String ids(String user, String path) {
        return partner.read(user, path).body();
    }

    private static int status(String user, String path) {
        RunningApplication application = RunningApplication.get();
        HttpResponse<String> answer = application.send(application.as(user, path));
        return answer.statusCode();
    }
}
