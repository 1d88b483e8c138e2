package dev.coopclaims.command.claim.web;

import dev.coopclaims.command.claim.AnswerQuestion;
import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.claim.RecordMetric;
import dev.coopclaims.command.claim.TickCoreRequirement;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.Parsing;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Core requirements, metrics and answers of a claim (P-5). */
@RestController
@Tag(name = "Claims")
public class EvidenceEndpoints {
    record TickBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Boolean ticked,

            @Schema(description = "that show it") @Nullable List<@Nullable String> documents) {}

    record MetricBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String value) {}

    @Schema(name = "QuestionAnswer")
    record AnswerBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Boolean answer) {}

    @Schema(name = "EvidenceChanged")
    record Changed(String claim) {}

    @PutMapping("/api/claims/{claim}/requirements/{code}")
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Tick a core requirement against documents, or take the tick back (P-5)")
    public ResponseEntity<Changed> tick(
            @PathVariable String claim, @PathVariable String code, @RequestBody TickBody body, Caller caller) {
        ClaimId id = Parsing.idInPath(claim, ClaimId::new);
        Parsing.together(
                () -> Values.list("documents", body.documents(), ClaimLimits.MAX_DOCUMENTS, DocumentId::new),
                () -> Parsing.required("ticked", body.ticked()));
        List<DocumentId> documents =
                Values.list("documents", body.documents(), ClaimLimits.MAX_DOCUMENTS, DocumentId::new);
        boolean ticked = Parsing.required("ticked", body.ticked());
        return send(new TickCoreRequirement(id, code, ticked, documents), caller);
    }

    @PutMapping("/api/claims/{claim}/metrics/{name}")
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Record a metric of the activity (P-5)")
    public ResponseEntity<Changed> measure(
            @PathVariable String claim, @PathVariable String name, @RequestBody MetricBody body, Caller caller) {
        ClaimId id = Parsing.idInPath(claim, ClaimId::new);
        String value = Parsing.text("value", body.value(), ClaimLimits.MAX_TEXT_CHARS);
        return send(new RecordMetric(id, name, value), caller);
    }

    @PutMapping("/api/claims/{claim}/answers/{question}")
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Answer one of the activity's yes/no questions (P-5)")
    public ResponseEntity<Changed> answer(
            @PathVariable String claim, @PathVariable String question, @RequestBody AnswerBody body, Caller caller) {
        ClaimId id = Parsing.idInPath(claim, ClaimId::new);
        boolean answer = Parsing.required("answer", body.answer());
        return send(new AnswerQuestion(id, question, answer), caller);
    }

    private ResponseEntity<Changed> send(ClaimCommand<Void> command, Caller caller) {
        return Answers.ok(caller.send(command), new Changed(command.claim().value()));
    }
}
