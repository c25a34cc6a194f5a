-- One kind of request for wrk. BODY: a file to POST, else GET. KEYS=1: a fresh Idempotency-Key each. TAG: sent as If-None-Match. ENCODING: as Accept-Encoding.
-- IDS: a file of ids of drafts, each issued once; there must be enough of them.
local counter, stem = 0, nil

function init(args)
  wrk.headers["X-Api-Key"] = os.getenv("API_KEY")
  wrk.headers["If-None-Match"] = os.getenv("TAG")
  wrk.headers["Accept-Encoding"] = os.getenv("ENCODING")
  local body = os.getenv("BODY")
  if body then
    wrk.method = "POST"
    wrk.body = assert(io.open(body, "rb")):read("*a")
    wrk.headers["Content-Type"] = "application/json"
  end

  math.randomseed(os.time() + tonumber(tostring({}):match("0x(%x+)"), 16) % 100000)
  stem = string.format("%08x%08x", math.random(0, 0x7fffffff), os.time())
  if os.getenv("KEYS") then
    request = function()
      counter = counter + 1
      wrk.headers["Idempotency-Key"] = stem .. "-" .. counter
      return wrk.format()
    end
  end

  local file = os.getenv("IDS")
  if file then
    local ids = {}
    for id in io.lines(file) do ids[#ids + 1] = id end
    request = function()
      counter = counter + 1
      return wrk.format("POST", "/v1/quotes/" .. assert(ids[counter], "more drafts are needed") .. "/issue")
    end
  end
end

done = function(summary, latency)
  local errors = summary.errors
  print(string.format("%9.0f/s  p50 %7.2f ms  p99 %7.2f ms  refused %d  broken %d", summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
