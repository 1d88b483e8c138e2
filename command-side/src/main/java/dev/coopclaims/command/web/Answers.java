package dev.coopclaims.command.web;

import dev.coopclaims.command.dispatch.CommandResult;
import java.net.URI;
import java.util.OptionalLong;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers of write endpoints: with the version as {@code ETag} and where in the log the write ended. */
public final class Answers {
    /** The global position of the last event of the command; a reader names it as {@code Min-Position}. */
    public static final String EVENT_POSITION = "Event-Position";

    private Answers() {}

    /** 200 with a body. */
    public static <B> ResponseEntity<B> ok(CommandResult<?> written, B body) {
        return builder(written, HttpStatus.OK).body(body);
    }

    /** 200 with the command's result as body. */
    public static <B> ResponseEntity<B> ok(CommandResult<B> written) {
        return ok(written, written.result());
    }

    /** 201 with a body and where the new thing is. */
    public static <B> ResponseEntity<B> created(CommandResult<?> written, URI location, B body) {
        return builder(written, HttpStatus.CREATED).location(location).body(body);
    }

    /** 201 with a body, for what has no address of its own. */
    public static <B> ResponseEntity<B> created(CommandResult<?> written, B body) {
        return builder(written, HttpStatus.CREATED).body(body);
    }

    /** 204. */
    public static ResponseEntity<Void> noContent(CommandResult<?> written) {
        return builder(written, HttpStatus.NO_CONTENT).build();
    }

    /** 200 for several commands at once: no version, the highest position. */
    public static <B> ResponseEntity<B> ok(OptionalLong position, B body) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        position.ifPresent(last -> answer.header(EVENT_POSITION, Long.toString(last)));
        return answer.body(body);
    }

    /** An address below {@code /api}, of parts that are ids. */
    public static URI location(String collection, Object id) {
        return URI.create("/api/" + collection + "/" + id);
    }

    private static ResponseEntity.BodyBuilder builder(CommandResult<?> written, HttpStatus status) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        written.version().ifPresent(version -> answer.eTag("\"" + version + "\""));
        written.position().ifPresent(position -> answer.header(EVENT_POSITION, Long.toString(position)));
        return answer;
    }
}
