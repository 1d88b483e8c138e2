package dev.coopclaims.app.security;

import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.demo.DemoPeople;
import dev.coopclaims.kernel.organisation.Role;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of a running application, and how it is called by somebody of a role. */
final class Routes {

    private Routes() {}

    /** Every endpoint of the application, Spring's own too. */
    static Map<RequestMappingInfo, HandlerMethod> of(RunningApplication application) {
        return application
                .context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods();
    }

    /** With an id of nothing in each place. */
    static String path(RequestMappingInfo mapping) {
        return Objects.requireNonNull(mapping.getPathPatternsCondition())
                .getPatternValues()
                .iterator()
                .next()
                .replaceAll("\\{[^}]+}", "x-1");
    }

    static String method(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().stream()
                .findFirst()
                .map(RequestMethod::name)
                .orElse("GET");
    }

    /** With a content type that the endpoint takes, so that it is found; the body itself is of no use to anybody. */
    static HttpRequest.Builder call(HttpRequest.Builder request, RequestMappingInfo mapping) {
        String method = method(mapping);
        if (method.equals("GET") || method.equals("DELETE")) {
            return request.method(method, HttpRequest.BodyPublishers.noBody());
        }
        String type = mapping.getConsumesCondition().getConsumableMediaTypes().stream()
                .findFirst()
                .map(Object::toString)
                .orElse("application/json");
        return request.header("Content-Type", type.startsWith("multipart") ? "multipart/form-data; boundary=b" : type)
                .method(method, HttpRequest.BodyPublishers.ofString("{}"));
    }

    /** One of the demonstration's people with that role. */
    static String userWith(Role role) {
        return DemoPeople.all().stream()
                .filter(person -> person.role().equals(role.name()))
                .findFirst()
                .orElseThrow()
                .user();
    }
}
