package dev.coopclaims.command.claim.web;

import dev.coopclaims.command.claim.ClaimCommand.AddComment;
import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Parsing;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Messages about a claim (C-4). */
@RestController
@Tag(name = "Claims")
public class CommentEndpoints {
    private final Commands commands;

    public CommentEndpoints(Commands commands) {
        this.commands = commands;
    }

    record CommentBody(@Nullable String text, @Nullable String document) {}

    record Added(String comment) {}

    @PostMapping("/api/claims/{claim}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo({Role.PARTNER_USER, Role.PARTNER_ADMIN, Role.GLOBAL_ADMIN, Role.REVIEWER})
    @Operation(summary = "Comment on a claim or one of its documents; open in every state (C-4)")
    public ResponseEntity<Added> add(
            @PathVariable String claim,
            @RequestBody CommentBody body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) Actor actor) {
        CommentId comment = CommentId.create();
        AddComment command = new AddComment(
                Parsing.idInPath(claim, ClaimId::new),
                comment,
                Parsing.text("text", body.text(), ClaimLimits.MAX_TEXT_CHARS),
                Parsing.optionalValue("document", body.document(), DocumentId::new));
        return Answers.created(
                commands.send(command, actor, Answers.expectedVersion(ifMatch)), new Added(comment.value()));
    }
}
