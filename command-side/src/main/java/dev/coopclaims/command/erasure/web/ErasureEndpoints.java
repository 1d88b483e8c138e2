package dev.coopclaims.command.erasure.web;

import dev.coopclaims.command.erasure.ConfirmErasure;
import dev.coopclaims.command.erasure.RequestErasure;
import dev.coopclaims.command.erasure.Subject;
import dev.coopclaims.command.erasure.WithdrawErasure;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.Located;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.text.Identifier;
import dev.coopclaims.kernel.text.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Requests to erase personal data (H-6). */
@RestController
@Tag(name = "Erasures")
public class ErasureEndpoints {

    @Schema(name = "NewErasure")
    public record ErasureBody(
            @Schema(description = "whose name and mail address are erased; either this or stream") @Nullable
            UserId person,

            @Schema(description = "the id of a claim, organisation, invoice or pre-approval; either this or person")
            @Nullable
            Identifier stream,

            @Schema(description = "erased with the subject") Text reason) {}

    public record ErasureAnswer(ErasureId erasure) {}

    @PostMapping("/api/erasures")
    @Located
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PROGRAMME_MANAGERS)
    @Operation(
            summary = "Ask for the personal data of a person, or of a claim or another stream, to be erased (H-6)",
            description =
                    "Somebody else confirms it. It is carried out as soon as nothing has to be kept any more (H-5):"
                            + " names and texts then read as erased everywhere, in the past too, and nobody can bring them"
                            + " back.")
    public ResponseEntity<ErasureAnswer> request(@RequestBody ErasureBody body, Caller caller) {
        RequestErasure command = new RequestErasure(subject(body), body.reason().value());
        return Answers.created(
                caller.send(command),
                Answers.location("erasures", command.erasure()),
                new ErasureAnswer(command.erasure()));
    }

    private static Subject subject(ErasureBody body) {
        UserId person = body.person();
        Identifier stream = body.stream();
        if ((person == null) == (stream == null)) {
            throw Refusal.of(RequestCode.ERASURE_SUBJECT_EXPECTED);
        }
        if (person != null) {
            return Subject.of(person);
        }
        String id = stream == null ? "" : stream.value();
        try {
            return Subject.ofStream(id)
                    .orElseThrow(() -> Refusal.rule(RefusalCode.UNKNOWN_ERASURE_SUBJECT.at("/stream", id)));
        } catch (IllegalArgumentException noId) {
            throw Refusal.rule(RefusalCode.UNKNOWN_ERASURE_SUBJECT.at("/stream", id));
        }
    }

    @PostMapping("/api/erasures/{erasure}/confirmation")
    @AllowedTo(Access.PROGRAMME_MANAGERS)
    @Operation(
            summary =
                    "Agree to an erasure that somebody else asked for; nobody can take it back once it has begun (H-6)")
    public ResponseEntity<ErasureAnswer> confirm(@PathVariable ErasureId erasure, Caller caller) {
        return Answers.ok(caller.send(new ConfirmErasure(erasure)), new ErasureAnswer(erasure));
    }

    @Schema(name = "ErasureWithdrawal")
    public record WithdrawalBody(
            @Schema(description = "erased with the subject, if that is erased later")
            Text reason) {}

    @PostMapping("/api/erasures/{erasure}/withdrawal")
    @AllowedTo(Access.PROGRAMME_MANAGERS)
    @Operation(summary = "Take back an erasure that has not begun, or turn it down (H-6)")
    public ResponseEntity<ErasureAnswer> withdraw(
            @PathVariable ErasureId erasure, @RequestBody WithdrawalBody body, Caller caller) {
        return Answers.ok(caller.send(new WithdrawErasure(erasure, body.reason().value())), new ErasureAnswer(erasure));
    }
}
