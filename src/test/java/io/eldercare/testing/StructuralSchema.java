package io.eldercare.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The schemas of Kubernetes' custom resources, read strictly: a field that the schema does not name is a fault, where a server would drop it without a word.
 * Knows the keywords that structural schemas are made of.
 */
public record StructuralSchema(JsonNode schema) {

    /** Faults as {@code path: what is wrong}; none where the document conforms. */
    public List<String> faults(JsonNode document) {
        List<String> faults = new ArrayList<>();
        check("", schema, document, faults);
        return faults;
    }

    private static void check(String path, JsonNode schema, JsonNode value, List<String> faults) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            require(value.isInt() || value.isTextual(), path + ": neither number nor text", faults);
            return;
        }
        String type = schema.path("type").asText();
        boolean fits = switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> type.isEmpty();
        };
        if (!fits) {
            faults.add(path + ": is not of type " + type);
            return;
        }
        JsonNode pattern = schema.path("pattern");
        require(
                pattern.isMissingNode() || value.asText().matches("(?s).*(?:" + pattern.asText() + ").*"),
                path + ": does not match " + pattern.asText(),
                faults);
        if (schema.has("enum")) {
            List<String> allowed = new ArrayList<>();
            schema.get("enum").forEach(one -> allowed.add(one.asText()));
            require(allowed.contains(value.asText()), path + ": is none of " + allowed, faults);
        }
        if (schema.has("minimum")) {
            require(value.asDouble() >= schema.get("minimum").asDouble(), path + ": is too small", faults);
        }
        if (schema.has("maximum")) {
            require(value.asDouble() <= schema.get("maximum").asDouble(), path + ": is too large", faults);
        }
        fields(path, schema, value, faults);
        for (int index = 0; index < value.size() && value.isArray(); index++) {
            check(path + "[" + index + "]", schema.path("items"), value.get(index), faults);
        }
    }

    private static void fields(String path, JsonNode schema, JsonNode value, List<String> faults) {
        schema.path("required")
                .forEach(name -> require(
                        !value.isObject() || value.has(name.asText()),
                        path + "." + name.asText() + ": is missing",
                        faults));
        value.properties().forEach(field -> {
            String name = path + "." + field.getKey();
            JsonNode known = schema.path("properties").path(field.getKey());
            JsonNode others = schema.path("additionalProperties");
            if (!known.isMissingNode()) {
                check(name, known, field.getValue(), faults);
            } else if (others.isObject()) {
                check(name, others, field.getValue(), faults);
            } else {
                boolean free = path.equals(".metadata")
                        || schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
                require(free, name + ": is not a field", faults);
            }
        });
    }

    private static void require(boolean met, String fault, List<String> faults) {
        if (!met) {
            faults.add(fault);
        }
    }
}
