package dev.coopclaims.app;

import com.mongodb.MongoTimeoutException;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.text.Line;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Endpoints that fail in every way there is, behind the application's own chain. */
@RestController
public class ProbeEndpoints {

    enum Kind {
        LARGE,
        SMALL
    }

    record Body(
            Line text,
            int count,
            @Nullable LocalDate day,
            @Nullable Money money,
            @Nullable Kind kind) {}

    @GetMapping("/api/probe/actor")
    @AllowedTo(Access.COMMENTERS)
    Map<String, Object> actor(Actor actor) {
        return Map.of(
                "user", actor.user().value(),
                "organisation", actor.organisation().value(),
                "roles", actor.roles(),
                "channel", actor.channel());
    }

    @GetMapping("/api/probe/unannotated")
    String unannotated() {
        return "never";
    }

    @PostMapping(value = "/api/probe/body", consumes = MediaType.APPLICATION_JSON_VALUE)
    @AllowedTo(Access.REVIEWERS)
    Body body(@RequestBody Body body) {
        return body;
    }

    @PostMapping(value = "/api/probe/parts", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @AllowedTo(Access.REVIEWERS)
    long parts(@RequestPart("file") MultipartFile file) {
        return file.getSize();
    }

    @PostMapping(value = "/api/probe/names", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @AllowedTo(Access.REVIEWERS)
    List<String> names(@RequestPart("file") MultipartFile file) {
        return List.of(String.valueOf(file.getOriginalFilename()));
    }

    @GetMapping("/api/probe/number")
    @AllowedTo(Access.REVIEWERS)
    int number(@RequestParam("n") int n) {
        return n;
    }

    @GetMapping("/api/probe/refusal/{kind}")
    @AllowedTo(Access.REVIEWERS)
    String refusal(@PathVariable("kind") Refusal.Kind kind) {
        if (kind == Refusal.Kind.RULE_VIOLATION) {
            throw Refusal.violations(List.of(
                    new Violation("INSUFFICIENT_FUNDS", "/requested", "the fund holds less", "F-4"),
                    new Violation("LATE_CLAIM", "", "the claiming period is over", "T-2")));
        }
        throw switch (kind) {
            case CONFLICT -> Refusal.conflict(new Violation("PROBED", "", "because of the test", ""));
            case PRECONDITION_FAILED ->
                Refusal.preconditionFailed(new Violation("PROBED", "", "because of the test", ""));
            default ->
                Refusal.of(Arrays.stream(RequestCode.values())
                        .filter(code -> code.kind() == kind)
                        .findFirst()
                        .orElseThrow());
        };
    }

    @GetMapping("/api/probe/content/{code}")
    @AllowedTo(Access.REVIEWERS)
    String content(@PathVariable("code") ContentRefused.Code code) {
        throw new ContentRefused(code, Map.of("limitBytes", 10));
    }

    @GetMapping("/api/probe/failure/{how}")
    @AllowedTo(Access.REVIEWERS)
    String failure(@PathVariable("how") String how) {
        throw switch (how) {
            case "driver" -> new MongoTimeoutException("secret-host:27017 did not answer");
            case "store" -> new EventStoreUnavailableException("secret queue is full", false);
            case "race" -> new ConcurrencyException("secret stream");
            default -> new IllegalStateException("secret internals");
        };
    }
}
