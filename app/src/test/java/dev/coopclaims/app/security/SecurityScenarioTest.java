package dev.coopclaims.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.demo.DemoPeople;
import dev.coopclaims.demo.DemoPerson;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.Role;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Every route against every role, and every way in which a token can be wrong. */
class SecurityScenarioTest {
    private static final String PROBE = "dev.coopclaims.app.ProbeEndpoints";
    private static final String ISSUER = "urn:coop-claims:demonstration";

    private final RunningApplication application = RunningApplication.get();

    @Test
    void every_endpoint_names_its_roles() {
        List<HandlerMethod> endpoints = Routes.of(application).values().stream()
                .filter(RoleGate::isGated)
                .filter(method -> !method.getBeanType().getName().equals(PROBE))
                .toList();
        assertThat(endpoints)
                .hasSizeGreaterThan(20)
                .allSatisfy(method -> assertThat(method.hasMethodAnnotation(AllowedTo.class))
                        .as(method + " has @AllowedTo")
                        .isTrue());
    }

    @Test
    void every_route_is_closed_without_a_token_and_to_every_role_it_does_not_name() {
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (Map.Entry<RequestMappingInfo, HandlerMethod> endpoint :
                Routes.of(application).entrySet()) {
            AllowedTo allowed = endpoint.getValue().getMethodAnnotation(AllowedTo.class);
            if (allowed == null || endpoint.getValue().getBeanType().getName().equals(PROBE)) {
                continue;
            }
            String path = Routes.path(endpoint.getKey());
            String method = Routes.method(endpoint.getKey());
            int open = application
                    .send(Routes.call(application.request(path), endpoint.getKey()))
                    .statusCode();
            if (open != 401) {
                wrong.add(method + " " + path + " without a token: " + open);
            }
            for (Role role : Role.values()) {
                String user = Routes.userWith(role);
                int status = application
                        .send(Routes.call(application.as(user, path), endpoint.getKey()))
                        .statusCode();
                boolean named = allowed.value().roles().contains(role);
                checked++;
                if (named ? status == 401 || status == 500 : status != 403) {
                    wrong.add(method + " " + path + " as " + role + ": " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(20 * Role.values().length);
    }

    @Test
    void an_endpoint_without_roles_is_closed_to_everybody() {
        for (DemoPerson person : DemoPeople.all()) {
            assertThat(application
                            .send(application.as(person.user(), "/api/probe/unannotated"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void the_actor_is_what_the_token_says() {
        HttpResponse<String> answer = application.send(application.as("alice", "/api/probe/actor"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(RunningApplication.json(answer).toString())
                .contains("\"alice\"", "\"org-aire\"", "[\"PARTNER_USER\"]", "\"API\"");
    }

    @Test
    void the_roles_are_checked_before_the_body_is_read() {
        HttpResponse<String> answer = application.postJson("alice", "/api/probe/body", "{nonsense");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void a_token_that_is_wrong_in_any_way_is_401() throws JOSEException {
        ECKey ours = ourKey();
        ECKey foreign = new ECKeyGenerator(Curve.P_256).keyID(ours.getKeyID()).generate();
        Map<String, String> tokens = mapOf(
                "expired", signed(ours, claims().expirationTime(past(3600)).build()),
                "not yet valid",
                        signed(ours, claims().notBeforeTime(past(-3600)).build()),
                "of another issuer",
                        signed(ours, claims().issuer("https://example.org").build()),
                "signed by another key", signed(foreign, claims().build()),
                "unsigned", new PlainJWT(claims().build()).serialize(),
                "without an organisation",
                        signed(ours, claims().claim("organisation", null).build()),
                "of a malformed organisation",
                        signed(ours, claims().claim("organisation", "../x").build()),
                "of partner and vendor at once",
                        signed(
                                ours,
                                claims().claim("roles", List.of("REVIEWER", "PARTNER_USER"))
                                        .build()),
                "without an expiry", signed(ours, claims().expirationTime(null).build()),
                "for another application",
                        signed(ours, claims().audience("payroll").build()),
                "for nobody in particular",
                        signed(ours, claims().audience(List.of()).build()),
                "of a vendor's role in a partner's organisation",
                        signed(ours, claims().claim("organisation", "org-aire").build()),
                "of a partner's role in the vendor's organisation",
                        signed(
                                ours,
                                claims().claim("roles", List.of("PARTNER_ADMIN"))
                                        .build()),
                "of a type that is no access token", signed(ours, new JOSEObjectType("logout+jwt"), claims().build()),
                "cut short", application.token("rita").substring(0, 60),
                "no token at all", "nonsense");
        assertThat(status(signed(ours, claims().build()))).as("a right one").isEqualTo(200);
        tokens.forEach(
                (what, token) -> assertThat(status(token)).as("a token " + what).isEqualTo(401));
    }

    @Test
    void a_token_of_rfc_9068_is_taken() throws JOSEException {
        for (String type : List.of("at+jwt", "application/at+jwt", "JWT")) {
            assertThat(status(signed(ourKey(), new JOSEObjectType(type), claims().build())))
                    .as(type)
                    .isEqualTo(200);
        }
    }

    @Test
    void a_machine_is_of_either_side() throws JOSEException {
        for (String organisation : List.of("org-aire", "org-vendor")) {
            JWTClaimsSet machine = claims().claim("roles", List.of("INTEGRATOR"))
                    .claim("organisation", organisation)
                    .build();
            assertThat(status(signed(ourKey(), machine))).as(organisation).isNotEqualTo(401);
        }
    }

    @Test
    void a_token_in_the_query_is_not_taken() {
        HttpResponse<String> answer =
                application.send(application.request("/api/probe/actor?access_token=" + application.token("rita")));
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void roles_of_other_programs_give_nothing() throws JOSEException {
        String token = signed(
                ourKey(), claims().claim("roles", List.of("ADMIN", "reviewer")).build());
        assertThat(status(token)).isEqualTo(403);
    }

    @Test
    void only_the_right_secret_gets_a_token() {
        assertThat(application.askForToken("alice", "demo").statusCode()).isEqualTo(200);
        assertThat(application.askForToken("alice", "wrong").statusCode()).isEqualTo(401);
        assertThat(application.askForToken("nobody", "demo").statusCode()).isEqualTo(401);
    }

    @Test
    void answers_carry_the_security_headers() {
        HttpResponse<String> answer = application.send(application.as("rita", "/api/probe/actor"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void what_operators_and_readers_need_is_open_and_the_rest_is_not() {
        for (String open : List.of(
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/actuator/info",
                "/actuator/prometheus",
                "/v3/api-docs",
                "/swagger-ui/index.html")) {
            assertThat(application.send(application.request(open)).statusCode())
                    .as(open)
                    .isEqualTo(200);
        }
        assertThat(application.send(application.request("/actuator/env")).statusCode())
                .isEqualTo(401);
        assertThat(application.send(application.request("/anything")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void health_tells_its_details_to_operators_alone() {
        assertThat(application.send(application.request("/actuator/health")).body())
                .contains("\"UP\"")
                .doesNotContain("details", "components", "path");
        assertThat(application.send(application.as("rita", "/actuator/health")).body())
                .doesNotContain("components");
        assertThat(application.send(application.as("oscar", "/actuator/health")).body())
                .contains("components", "projections");
    }

    /** More pairs than {@link Map#of} takes. */
    private static Map<String, String> mapOf(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private int status(String token) {
        return application
                .send(application.request("/api/probe/actor").header("Authorization", "Bearer " + token))
                .statusCode();
    }

    private ECKey ourKey() {
        try {
            @SuppressWarnings("unchecked")
            JWKSource<SecurityContext> keys = application.context().getBean(JWKSource.class);
            return (ECKey) keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null)
                    .getFirst();
        } catch (JOSEException none) {
            throw new IllegalStateException(none);
        }
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("rita")
                .audience("coop-claims")
                .issueTime(past(10))
                .expirationTime(past(-600))
                .claim("roles", List.of("REVIEWER"))
                .claim("organisation", "org-vendor");
    }

    private static Date past(long seconds) {
        return Date.from(Instant.now().minusSeconds(seconds));
    }

    private static String signed(ECKey key, JWTClaimsSet claims) throws JOSEException {
        return signed(key, null, claims);
    }

    private static String signed(ECKey key, @Nullable JOSEObjectType type, JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(key.getKeyID())
                        .type(type)
                        .build(),
                claims);
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }
}
