// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "generatedscripts.h"

#include <QByteArrayList>

#include <random>

namespace Varve::Test {

namespace {

// The standard fixes what this engine gives, so that every machine measures the same bytes.
using Random = std::mt19937;

QByteArray word(Random &random)
{
    static const QByteArrayList words{"order",  "invoice", "sensor", "ferry", "orchard", "ledger", "window", "harbour",
                                      "amount", "status",  "note",   "batch", "colour",  "signal", "folder", "månad"};
    return words[static_cast<qsizetype>(random() % static_cast<quint32>(words.size()))];
}

QByteArray number(Random &random)
{
    return QByteArray::number(random() % 100'000);
}

template<typename Append>
QByteArray repeated(qint64 bytes, Append append)
{
    Random random(20261121);
    QByteArray result;
    result.reserve(bytes + 8192);
    while (result.size() < bytes)
        append(result, random);
    return result;
}

} // namespace

QByteArray insertScript(qint64 bytes)
{
    return repeated(bytes, [](QByteArray &text, Random &random) {
        text += "INSERT INTO measurements (id, name, note, amount, at) VALUES (" + number(random) + ", '" + word(random) + ' '
            + word(random) + "', 'it''s " + word(random) + "; ok', " + number(random) + ".25, '2026-02-11 10:00:00');\n";
    });
}

QByteArray procedureScript(qint64 bytes)
{
    return repeated(bytes, [](QByteArray &text, Random &random) {
        const QByteArray name = word(random) + '_' + number(random);
        text += "--\n-- Name: " + name + "(integer); Type: FUNCTION; Schema: public\n--\n\nCREATE OR REPLACE FUNCTION public." + name
            + "(p_id integer, p_note text DEFAULT 'none') RETURNS integer\n    LANGUAGE plpgsql\n    AS $_$\nDECLARE\n    total integer := 0;\nBEGIN\n";
        for (quint32 line = 5 + random() % 20; line > 0; --line) {
            text += "    -- " + word(random) + " before " + word(random) + "\n    IF p_id > " + number(random) + " THEN\n        UPDATE "
                + word(random) + " SET note = 'it''s $1; " + word(random) + "' WHERE id = $1;\n        total := total + " + number(random)
                + ";\n    END IF;\n";
        }
        text += "    RETURN total;\nEND;\n$_$;\n\nCREATE TRIGGER " + name + "_t BEFORE UPDATE ON public." + word(random)
            + " FOR EACH ROW EXECUTE FUNCTION public." + name + "();\nCOMMENT ON FUNCTION public." + name
            + "(integer, text) IS 'adds; subtracts';\n";
    });
}

QByteArray storedProgramScript(qint64 bytes)
{
    return repeated(bytes, [](QByteArray &text, Random &random) {
        const QByteArray name = word(random) + '_' + number(random);
        text += "/*!50003 DROP PROCEDURE IF EXISTS `" + name + "` */;\nDELIMITER ;;\nCREATE PROCEDURE `" + name
            + "`(IN p_id int, OUT total int)\nBEGIN\n  DECLARE done int DEFAULT 0; # counter\n";
        for (quint32 line = 5 + random() % 20; line > 0; --line) {
            text += "  IF p_id > " + number(random) + " THEN\n    UPDATE `" + word(random) + "` SET note = 'it\\'s; " + word(random)
                + "' WHERE id = p_id; -- next\n    SET total = total + " + number(random) + ";\n  END IF;\n";
        }
        text += "END ;;\nDELIMITER ;\n";
    });
}

QByteArray definitionScript(qint64 bytes)
{
    return repeated(bytes, [](QByteArray &text, Random &random) {
        const QByteArray name = word(random) + '_' + number(random);
        text += "--\n-- Name: " + name + "; Type: TABLE; Schema: public; Owner: -\n--\n\nCREATE TABLE public." + name
            + " (\n    id integer NOT NULL,\n    name character varying(80) DEFAULT 'none'::character varying NOT NULL,\n"
              "    amount numeric(12,2),\n    \"at\" timestamp without time zone DEFAULT now()\n);\n\n\nALTER TABLE ONLY public."
            + name + "\n    ADD CONSTRAINT " + name + "_pkey PRIMARY KEY (id);\n\nCREATE INDEX " + name + "_name ON public." + name
            + " USING btree (lower((name)::text)) WHERE (amount > 10.5);\n\nSELECT pg_catalog.set_config('search_path', '', false);\n";
    });
}

} // namespace Varve::Test
