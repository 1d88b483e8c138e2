package dev.coopclaims.app.problem;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import dev.coopclaims.command.claim.web.FilesRefused;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import dev.coopclaims.eventstore.sealing.KeysUnavailableException;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.refusal.ServerCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** Maps exceptions to problems. Exceptions unknown here are {@link ProblemType#INTERNAL} and reveal nothing. */
public final class Problems {
    /** How far a chain of causes is followed. */
    private static final int MAX_CAUSES = 20;

    /** MongoDB's error code, which the embedded server uses too. */
    private static final int OUT_OF_DISK_SPACE = 14_031;

    private Problems() {}

    /** Finds the first exception in the chain of causes that has something to say to the caller. */
    public static Problem of(Throwable failure) {
        return TemporaryFiles.of(failure)
                .or(() -> causes(failure).flatMap(t -> known(t).stream()).findFirst())
                .orElseGet(Problems::internal);
    }

    /** The failure and what caused it, outermost first. */
    private static Stream<Throwable> causes(@Nullable Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable one = failure; one != null && causes.size() < MAX_CAUSES; one = one.getCause()) {
            causes.add(one);
        }
        return causes.stream();
    }

    /** How a refusal is answered. */
    public static Problem of(Refusal refusal) {
        ProblemType type = switch (refusal.kind()) {
            case MALFORMED -> ProblemType.MALFORMED;
            case NOT_FOUND -> ProblemType.NOT_FOUND;
            case FORBIDDEN -> ProblemType.FORBIDDEN;
            case CONFLICT -> ProblemType.CONFLICT;
            case PRECONDITION_FAILED -> ProblemType.PRECONDITION_FAILED;
            case TYPE_NOT_ALLOWED -> ProblemType.TYPE_NOT_ALLOWED;
            case RULE_VIOLATION -> ProblemType.RULE_VIOLATION;
            case UNAVAILABLE, NOT_REACHED -> ProblemType.UNAVAILABLE;
        };
        return Problem.of(type, text(refusal.getMessage(), type.title()), refusal.violations());
    }

    private static Optional<Problem> known(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case Refusal refusal -> of(refusal);
                    case ContentRefused refused -> RefusedContent.of(refused);
                    case FilesRefused refused -> RefusedContent.of(refused.files());
                    case BodyTooLarge tooLarge -> of(tooLarge);
                    case NotUtf8 other -> of(other);
                    // Before Jackson's exceptions, which are the client's fault only where its body is read.
                    case SerializationException unreadable -> ofStored(unreadable);
                    case JacksonException malformed -> MalformedBody.of(malformed);
                    case HttpMessageNotReadableException unread ->
                        unread.getCause() == null ? malformed(ServerCode.BODY_NEEDED) : null;
                    case EventStoreUnavailableException gone
                    when gone.outcomeUnknown() -> Problem.of(ProblemType.UNAVAILABLE, ServerCode.OUTCOME_UNKNOWN);
                    case EventStoreUnavailableException full when full.isWithoutRoom() -> withoutRoom();
                    case EventStoreUnavailableException ignored -> unavailable();
                    case KeysUnavailableException ignored -> withoutKeys();
                    case MongoException full when full.getCode() == OUT_OF_DISK_SPACE -> withoutRoom();
                    case MongoException gone when isOutOfReach(gone) -> unavailable();
                    case ConcurrencyException ignored -> of(Refusal.conflict(RefusalCode.LOST_RACE_ON_STREAM.at("")));
                    case AggregateNotFoundException ignored -> nothingHere();
                    default -> ClientFault.of(failure).orElseGet(() -> ofSpring(failure));
                });
    }

    /** What is stored cannot be read, which is never the client's fault. */
    private static Problem ofStored(SerializationException unreadable) {
        return causes(unreadable).anyMatch(KeysUnavailableException.class::isInstance) ? withoutKeys() : internal();
    }

    private static @Nullable Problem ofSpring(Throwable failure) {
        return switch (failure) {
            case MissingServletRequestParameterException e ->
                malformed(ServerCode.PARAMETER_MISSING, e.getParameterName());
            case MissingServletRequestPartException e -> malformed(ServerCode.PART_MISSING, e.getRequestPartName());
            case MissingRequestHeaderException e -> malformed(ServerCode.HEADER_NEEDED, e.getHeaderName());
            case MissingPathVariableException e -> malformed(ServerCode.PARAMETER_MISSING, e.getVariableName());
            case MethodArgumentTypeMismatchException e -> mismatch(e.getName(), e);
            case TypeMismatchException e -> mismatch(text(e.getPropertyName(), "a value"), e);
            case MaxUploadSizeExceededException more -> FormLimits.exceeded(more);
            case MultipartException form -> notAForm(form);
            case NoResourceFoundException ignored -> nothingHere();
            case NoHandlerFoundException ignored -> nothingHere();
            case HttpRequestMethodNotSupportedException e -> notOffered(e);
            case HttpMediaTypeNotSupportedException e -> notAccepted(e);
            case ErrorResponse e -> {
                ProblemType type = ProblemType.of(e.getStatusCode().value());
                yield type == ProblemType.INTERNAL ? null : Problem.of(type);
            }
            default -> null;
        };
    }

    /**
     * Whether a driver's exception means that the database cannot be reached now, rather than that we have a defect.
     */
    public static boolean isOutOfReach(MongoException failure) {
        return failure instanceof MongoTimeoutException
                || failure instanceof MongoSocketException
                || failure instanceof MongoNotPrimaryException
                || failure instanceof MongoNodeIsRecoveringException
                || failure instanceof MongoInterruptedException
                || failure.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL);
    }

    private static Problem notOffered(HttpRequestMethodNotSupportedException other) {
        String[] offered = other.getSupportedMethods();
        String methods = offered == null ? "" : String.join(", ", offered);
        Problem problem = methods.isEmpty()
                ? Problem.of(ProblemType.METHOD_NOT_ALLOWED, ServerCode.METHOD_NOT_KNOWN)
                : Problem.of(ProblemType.METHOD_NOT_ALLOWED, ServerCode.METHOD_NOT_OFFERED, methods);
        return problem.with(HttpHeaders.ALLOW, methods);
    }

    private static Problem notAccepted(HttpMediaTypeNotSupportedException other) {
        String types = MediaType.toString(other.getSupportedMediaTypes());
        return types.isEmpty()
                ? Problem.of(ProblemType.TYPE_NOT_ALLOWED, ServerCode.TYPE_NOT_KNOWN)
                : Problem.of(ProblemType.TYPE_NOT_ALLOWED, ServerCode.TYPE_NOT_ACCEPTED, types);
    }

    private static Problem mismatch(String name, TypeMismatchException mismatch) {
        Throwable cause = mismatch.getMostSpecificCause();
        if (cause instanceof Refusal refusal) {
            return of(refusal);
        }
        Class<?> type = mismatch.getRequiredType();
        String reason = cause instanceof IllegalArgumentException && MalformedBody.isOurs(type)
                ? MalformedBody.echo(text(cause.getMessage(), "not allowed"))
                : "not " + MalformedBody.kind(type);
        return malformed(ServerCode.PARAMETER_UNREADABLE, name, reason);
    }

    static Problem of(NotUtf8 other) {
        return Problem.of(ProblemType.TYPE_NOT_ALLOWED, ServerCode.BODY_NOT_UTF8, other.at());
    }

    static Problem of(BodyTooLarge tooLarge) {
        return Problem.of(
                ProblemType.TOO_LARGE, ServerCode.BODY_TOO_LARGE, RefusedContent.bytes(tooLarge.limitBytes()));
    }

    /** The cause says more, if it was the client's fault. */
    private static Problem notAForm(MultipartException form) {
        return causes(form.getCause())
                .flatMap(t -> ClientFault.of(t).stream())
                .findFirst()
                .orElseGet(() -> malformed(ServerCode.FORM_UNREADABLE));
    }

    private static Problem malformed(ServerCode code, @Nullable Object... arguments) {
        return Problem.of(ProblemType.MALFORMED, code, arguments);
    }

    static Problem nothingHere() {
        return of(Refusal.of(RequestCode.NOTHING_HERE));
    }

    private static Problem withoutRoom() {
        return Problem.of(ProblemType.UNAVAILABLE, ServerCode.DISK_FULL);
    }

    private static Problem internal() {
        return Problem.of(ProblemType.INTERNAL, ServerCode.UNEXPECTED);
    }

    private static Problem withoutKeys() {
        return of(Refusal.of(RequestCode.KEYS_UNAVAILABLE));
    }

    private static Problem unavailable() {
        return Problem.of(ProblemType.UNAVAILABLE, ServerCode.LOG_UNAVAILABLE);
    }

    private static String text(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }
}
