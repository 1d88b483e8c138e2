package dev.coopclaims.command.claim.web;

import dev.coopclaims.command.claim.AnswerQuestion;
import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.claim.RecordMetric;
import dev.coopclaims.command.claim.TickCoreRequirement;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.AtMost;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.Lists;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.text.Text;
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
    @Schema(name = "EvidenceChanged")
    record Changed(ClaimId claim) {}

    record TickBody(
            boolean ticked,

            @Schema(description = "that show it") @AtMost(ClaimLimits.MAX_DOCUMENTS) @Nullable
            List<DocumentId> documents) {}

    @PutMapping("/api/claims/{claim}/requirements/{code}")
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Tick a core requirement against documents, or take the tick back (P-5)")
    public ResponseEntity<Changed> tick(
            @PathVariable ClaimId claim, @PathVariable String code, @RequestBody TickBody body, Caller caller) {
        return send(new TickCoreRequirement(claim, code, body.ticked(), Lists.orNone(body.documents())), caller);
    }

    record MetricBody(Text value) {}

    @PutMapping("/api/claims/{claim}/metrics/{name}")
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Record a metric of the activity (P-5)")
    public ResponseEntity<Changed> measure(
            @PathVariable ClaimId claim, @PathVariable String name, @RequestBody MetricBody body, Caller caller) {
        return send(new RecordMetric(claim, name, body.value().value()), caller);
    }

    @Schema(name = "QuestionAnswer")
    record AnswerBody(boolean answer) {}

    @PutMapping("/api/claims/{claim}/answers/{question}")
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Answer one of the activity's yes/no questions (P-5)")
    public ResponseEntity<Changed> answer(
            @PathVariable ClaimId claim, @PathVariable String question, @RequestBody AnswerBody body, Caller caller) {
        return send(new AnswerQuestion(claim, question, body.answer()), caller);
    }

    private static ResponseEntity<Changed> send(ClaimCommand<Void> command, Caller caller) {
        return Answers.ok(caller.send(command), new Changed(command.claim()));
    }
}
