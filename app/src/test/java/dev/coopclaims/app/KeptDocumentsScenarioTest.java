package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of a claim's documents: those that were removed, and those that the system writes (C-5, C-6, C-11). */
class KeptDocumentsScenarioTest {
    private static final String IN_HOUSE = """
        {"source":"IN_HOUSE","expenseType":"PRINTED_MATERIAL",
         "work":{"worker":"\u738b\u5c0f\u660e","hours":8,"hourlyRate":{"amount":"25.00","currency":"GBP"},
                 "from":"2026-09-14","to":"2026-09-15","description":"Layout"},
         "net":{"amount":"200.00","currency":"GBP"}}\
        """;

    private final RunningApplication application = RunningApplication.get();
    private final PartnerAtWork work = new PartnerAtWork();

    @Test
    void a_removed_document_stays_readable_to_whoever_sees_the_history_C_5() {
        String claim = work.start("sara", "Removed");
        byte[] note = "as it was sent".getBytes(StandardCharsets.UTF_8);
        String document = work.upload("sara", claim, "PROOF_OF_EXECUTION", "note.txt", note, 201)
                .path("documents")
                .path(0)
                .path("document")
                .asString();
        String path = "/api/claims/" + claim + "/documents/" + document;
        work.command("sara", "DELETE", path, "", 204);

        assertThat(documents(claim)).isEmpty();
        assertThat(work.read("sara", path).body()).isEqualTo("as it was sent");
        assertThat(work.read("rita", path).body()).isEqualTo("as it was sent");
        assertThat(application.send(application.as("alice", path)).statusCode()).isEqualTo(404);

        HttpResponse<String> beyond =
                application.send(application.as("sara", path).header("Range", "bytes=1000000-"));
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).hasValue("bytes */14");
        assertThat(RunningApplication.json(beyond).path("status").asInt()).isEqualTo(416);
    }

    @Test
    void a_copy_of_in_house_work_has_a_statement_of_its_own_and_no_statement_goes_alone_C_6() {
        String claim = work.start("sara", "In-house");
        work.command("sara", "POST", "/api/claims/" + claim + "/costs", IN_HOUSE, 201);
        String copy = work.command("sara", "POST", "/api/claims/" + claim + "/copy", "", 201)
                .path("claim")
                .asString();

        JsonNode cost =
                work.readJson("sara", "/api/claims/" + copy).path("costs").path(0);
        JsonNode statement = documents(copy).getFirst();
        assertThat(statement.path("kind").asString()).isEqualTo("CSR");
        assertThat(statement.path("costs").path(0).asString())
                .isEqualTo(cost.path("cost").asString());
        String path = "/api/claims/" + copy + "/documents/";
        HttpResponse<String> pdf =
                work.read("sara", path + statement.path("document").asString());
        assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(pdf.body()).startsWith("%PDF-");
        assertThat(work.command(
                                "sara",
                                "DELETE",
                                path + statement.path("document").asString(),
                                "",
                                422)
                        .toString())
                .contains("STATEMENT_OF_A_COST");
    }

    @Test
    void a_file_that_cannot_be_opened_is_named_with_the_true_reason_C_5() {
        String claim = work.start("sara", "Damaged");
        byte[] pdf = PartnerAtWork.pdf("x");
        JsonNode problem = work.upload("sara", claim, "INVOICE", "half.pdf", Arrays.copyOf(pdf, 40), 415);

        assertThat(problem.path("violations").path(0).path("code").asString()).isEqualTo("FILE_DAMAGED");
        assertThat(problem.path("detail").asString())
                .startsWith("The file half.pdf is not taken because it is damaged")
                .contains("damaged at byte 40", "accepted are PDF (application/pdf, .pdf)");
    }

    private List<JsonNode> documents(String claim) {
        return work.readJson("sara", "/api/claims/" + claim)
                .path("documents")
                .valueStream()
                .toList();
    }
}
