# One JSON case a line in; for each of its names the group or null out.
require "json"
STDOUT.set_encoding("UTF-8")
STDIN.set_encoding("UTF-8")
$VERBOSE = nil
STDIN.each_line do |line|
  c = JSON.parse(line)
  bare = c["expression"]
  bare = bare[1..-2] if bare.length > 1 && bare.start_with?("/") && bare.end_with?("/")
  begin
    regexp = Regexp.new(c["whole"] ? "\\A(?:#{bare})\\z" : bare, c["ignore_case"] ? Regexp::IGNORECASE : nil)
    groups = c["names"].map { |name| (m = regexp.match(name)) && (m[1] || m[0]) }
  rescue RegexpError
    groups = c["names"].map { "refused" }
  end
  puts JSON.generate(groups)
end
